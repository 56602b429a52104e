import { randomUUID } from 'node:crypto';
import { ShelfStore } from './shelf-store';
import { duration, lengthBetween, oneOf } from '../../../src/plugin-sdk/framework/checks';
import { configuredAs } from '../../../src/plugin-sdk/framework/configured-as';
import { provider } from '../../../src/plugin-sdk/framework/provider';
import {
  computed,
  nestedList,
  nestedMap,
  nestedObject,
  nestedSet,
  optional,
  optionalComputed,
  required,
  State,
} from '../../../src/plugin-sdk/framework/schema';
import { dynamic, integer, list, map, number, set, string } from '../../../src/plugin-sdk/values/type';
import { isUnknown } from '../../../src/plugin-sdk/values/unknown';

/** A provider that has one of everything, so that the SDK can be tried with a real Terraform. Its cloud is a folder. */

const attributes = {
  name: required(string, { description: 'Free.', checks: [lengthBetween(1, 40)] }),
  color: optional(string, { description: 'Can be repainted.', checks: [oneOf('red', 'green', 'blue')] }),
  place: optional(string, { description: 'Fixed to it.', replaces: true }),
  size: optional(number, { description: 'Exact.' }),
  amount: optional(integer, { description: 'Whole.' }),
  tags: optional(set(string), { description: 'In no order.', elementChecks: [lengthBetween(1, 10)] }),
  labels: optional(map(string), { description: 'By key.', elementChecks: [lengthBetween(0, 10)] }),
  notes: optional(map(string), { description: 'Unchecked, so that nulls are allowed.' }),
  lines: optional(list(string), { description: 'In order.', elementChecks: [lengthBetween(1, 10)] }),
  secret: optional(string, { description: 'Not to be seen.', sensitive: true, checks: [lengthBetween(8, 40)] }),
  anything: optional(dynamic, { description: 'Of any type.' }),
  door: optional(nestedObject({
    width: required(integer, { description: 'In cm.' }),
    opens_after: optional(string, { description: 'A while.', checks: [duration()] }),
    key: computed(string, { description: 'Made with it.' }),
  }), { description: 'At the front.' }),
  hooks: optional(
    nestedSet({
      holds: required(string, { description: 'What.' }),
      serial: computed(string, { description: 'Stamped on it.' }),
    }),
    { description: 'In no order.' },
  ),
  steps: optional(
    nestedList({
      height: required(integer, { description: 'In cm.' }),
      serial: computed(string, { description: 'Stamped on it.' }),
    }),
    { description: 'From below.' },
  ),
  drawers: optional(nestedMap({ depth: optional(number, { description: 'In cm.' }) }), { description: 'By name.' }),
  misbehaves: optional(string, {
    description: 'How it fails.',
    checks: [oneOf('throws', 'throws-late', 'rejects-stop', 'waits', 'lies', 'saves-garbage')],
  }),
  warehouse: optionalComputed(string, { description: 'Chosen where it is not given.', keepsPrior: true }),
  id: computed(string, { description: 'Made at creation.', keepsPrior: true }),
  revision: computed(integer, { description: 'Counts the changes.' }),
};

type Thing = State<typeof attributes> & { readonly id: string };
type Shelf = ShelfStore<Thing>;
const { resource, dataSource, action } = configuredAs<Shelf>();

const thing = resource({
  schema: { version: 1, description: 'A thing on a shelf.', attributes },
  validate: (config, diagnostics) => {
    if (config.name === 'forbidden') {
      diagnostics.error('Forbidden thing', 'There is no such thing.', [{ attribute: 'name' }]);
    }
  },
  planDestroy: ({ prior, diagnostics }) => {
    if (prior.name === 'precious') diagnostics.warning('Precious thing', 'It will be gone.');
  },
  async create({ planned, provider: shelf, save, signal, privateState }) {
    const id = randomUUID();
    if (planned.misbehaves === 'throws') {
      throw new Error(`The shelf broke down (request 4711, secret ${String(planned.secret)})`);
    }
    const made = known({
      ...planned,
      id,
      revision: 1,
      warehouse: isUnknown(planned.warehouse) ? 'main' : planned.warehouse,
      ...partsOf(planned),
    });
    shelf.put(made);
    save(made, { ...privateState, madeAs: id });
    if (planned.misbehaves === 'throws-late') throw new Error('The shelf broke down after it was made.');
    if (planned.misbehaves === 'waits') await interrupted(signal);
    if (planned.misbehaves === 'rejects-stop') return new Promise(() => {});
    if (planned.misbehaves === 'saves-garbage') save('garbage' as any);
    if (planned.misbehaves === 'lies') save({ ...made, name: 'another', door: undefined as any });
  },
  async update({ planned, prior, provider: shelf, privateState, save, signal }) {
    if (privateState.madeAs !== prior.id) throw new Error('The private state was lost.');
    if (planned.misbehaves === 'throws') throw new Error('The paint is dry.');
    if (planned.misbehaves === 'waits') await interrupted(signal);
    save(shelf.put(known({ ...planned, id: prior.id, revision: (prior.revision ?? 0) + 1, ...partsOf(planned) })));
  },
  async delete({ prior, provider: shelf }) {
    if (prior.misbehaves === 'throws-late') throw new Error('It is stuck.');
    shelf.remove(prior.id ?? '');
  },
  async read({ state, provider: shelf, save, forget }) {
    const found = shelf.get(state.id ?? '');
    if (found) save(found);
    else forget();
  },
  importState: async ({ id, save }) => save({ id }, { madeAs: id }),
  upgrade: (_, raw) => ({ ...raw, name: raw.title ?? raw.name }),
});

const things = dataSource({
  schema: {
    description: 'The things of a color.',
    attributes: {
      color: optional(string, { description: 'Which.', checks: [oneOf('red', 'green', 'blue')] }),
      names: computed(list(string), { description: 'Their names.' }),
    },
  },
  async read({ config, provider: shelf }) {
    const found = shelf.all.filter(({ color }) => config.color === null || color === config.color);
    return { ...config, names: found.map(({ name }) => name).sort() };
  },
});

/** Without `update`: whatever changes, it is made anew. */
const label = resource({
  schema: {
    description: 'A printed label.',
    attributes: {
      text: required(string, { description: 'Printed.' }),
      id: computed(string, { description: 'Made at creation.' }),
    },
  },
  create: async ({ planned, save }) => save({ text: isUnknown(planned.text) ? null : planned.text, id: randomUUID() }),
  moveState: ({ source: { typeName, raw }, save }) => {
    if (typeName === 'terraform_data') save({ id: String(raw.id), text: (raw.input as { value: string }).value });
  },
});

/** Takes stock, which nobody remembers. */
const count = action({
  schema: {
    description: 'Counts the things.',
    attributes: {
      color: optional(string, { description: 'Which.' }),
      misbehaves: optional(string, { description: 'How it fails.', checks: [oneOf('throws', 'waits')] }),
    },
  },
  async invoke({ config: { color, misbehaves }, provider: shelf, progress, signal }) {
    const found = shelf.all.filter((one) => color === null || one.color === color);
    progress(`${found.length} things of ${shelf.all.length} counted`);
    if (misbehaves === 'throws') throw new Error('The shelf broke down while it was counted.');
    if (misbehaves === 'waits') await interrupted(signal);
  },
});

export const shelfProvider = provider({
  schema: {
    description: 'Things on a shelf.',
    attributes: { folder: required(string, { description: 'Where the shelf is.' }) },
  },
  configure: ({ config }): Shelf => new ShelfStore<Thing>(String(config.folder)),
  resources: { shelf_thing: thing, shelf_label: label },
  dataSources: { shelf_things: things },
  actions: { shelf_count: count },
});

/** At apply nothing of the configuration is unknown any more, and the rest was just decided. */
function known(values: Record<string, any>): Thing {
  return values as Thing;
}

/** The parts of a thing, each with what is made together with it. */
function partsOf({ door, hooks, steps }: Record<string, any>): object {
  const stamped = (part: any, text: string) => ({ ...part, serial: isUnknown(part.serial) ? text : part.serial });
  return {
    door: door && { ...door, key: isUnknown(door.key) ? `key-${door.width}` : door.key },
    hooks: hooks?.map((hook: any) => stamped(hook, `hook-${hook.holds}`)),
    steps: steps?.map((step: any, index: number) => stamped(step, `step-${index}`)),
  };
}

async function interrupted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  throw new Error('The thing stands there half finished.');
}
