import { FrameworkServer } from './framework-server';
import { privateStateOf } from './private-state';
import { conform } from '../../values/conform';
import { ObjectValue } from '../requests';
import { PrivateState } from '../resource';
import { schemaType } from '../schema-type';

/** Answers with a stub that Terraform has completed by a read; a read that finds nothing makes the import fail. */
export async function importResourceState(session: FrameworkServer,
  { typeName, id }: { typeName: string; id: string }) {
  const preset: { state: ObjectValue; privateState: PrivateState } = { state: null, privateState: {} };
  return session.answer(session.aboutResource(typeName), preset, async (turn, answer) => {
    const resource = session.resource(typeName);
    if (!resource.importState) {
      turn.diagnostics.error(`${typeName} cannot be imported`,
        'There is nothing this resource could be read from. Create it with Terraform instead.');
      return;
    }
    const imported = await turn.call('import', () => resource.importState?.({ ...turn.context, id }));
    if (!imported.finished || turn.diagnostics.hasErrors) return;
    const stub: unknown = imported.value?.state;
    if (stub === null || stub === undefined) {
      turn.diagnostics.error(`Nothing to import as ${typeName}`,
        `There is no object with the id ${JSON.stringify(id)}. Check the id.`);
      return;
    }
    const { value, misfits } = conform(schemaType(resource.schema.attributes), stub, { unknowns: false });
    turn.bug('it imported what is no state', misfits);
    if (turn.diagnostics.hasErrors) return;
    answer.state = value as ObjectValue;
    answer.privateState = privateStateOf(turn, imported.value?.privateState, {});
  });
}
