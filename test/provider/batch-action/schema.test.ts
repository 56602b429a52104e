import { checkInstanceIds } from '../../../src/constructs/instance-ids';
import { batchActionSchema } from '../../../src/provider/batch-action/schema';

const ID = '54602a9d-5e22-4239-9123-77e350df4a34';

test.each([ID, ID.toUpperCase(), ` ${ID}`, `${ID}\n`, 'orders', ID.slice(1), ID.replaceAll('-', ''), `${ID}0`, ''])(
  'schema and constructs agree on whether %j is the id of an instance', (id) => {
    const [check] = batchActionSchema.attributes.instances.elementChecks!;
    const isRefusedAtSynth = (() => {
      try {
        checkInstanceIds({ name: 'BatchCall.restart', ids: 'ids' }, 'ids', [id]);
        return false;
      } catch {
        return true;
      }
    })();
    expect(check(id) !== undefined).toBe(isRefusedAtSynth);
    expect(isRefusedAtSynth).toBe(id !== ID);
  },
);
