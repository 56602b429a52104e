import { ResourceSummary, SummaryInstance } from './summary';

/** Says at a glance how it stands with an instance. */
export type Tone = 'good' | 'bad' | 'todo' | 'idle';

/** One instance as a table shows it. */
export interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly status: string | null;
  /** RFC 3339; null where the summary does not say it. */
  readonly created: string | null;
  /** What would happen to it, or what became of it. */
  readonly fate: string;
  readonly tone: Tone;
  readonly why: string | null;
}

/** What a list of a resource means for those in it; an instance that is in several is told by the first of them. */
const FATES = [
  ['failed', 'bad', { restart: 'not restarted', delete: 'not deleted' }],
  ['done', 'good', { restart: 'restarted', delete: 'deleted' }],
  ['to_restart', 'todo', { restart: 'would be restarted' }],
  ['to_delete', 'todo', { delete: 'would be deleted' }],
  ['deferred', 'idle', { restart: 'left for later', delete: 'left for later' }],
  ['owed', 'todo', { restart: 'still to be restarted', delete: 'still to be deleted' }],
  ['found', 'idle', { restart: 'kept', delete: 'kept' }],
] as const satisfies ReadonlyArray<readonly [keyof ResourceSummary, Tone, Readonly<Record<string, string>>]>;

/** One row for each instance of a resource, the urgent ones first. */
export function rowsOf(resource: ResourceSummary): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const [list, tone, words] of FATES) {
    const fate = (words as Readonly<Record<string, string>>)[resource.action] ?? list;
    for (const { id } of resource[list]) {
      if (!rows.has(id)) rows.set(id, { ...facts(resource, id), fate, tone });
    }
  }
  return [...rows.values()];
}

/** What any of the lists knows of it. */
function facts(resource: ResourceSummary, id: string): Omit<Row, 'fate' | 'tone'> {
  const all = FATES.flatMap(([list]) => resource[list].filter((one) => one.id === id));
  const first = (key: keyof SummaryInstance) => all.map((one) => one[key]).find((value) => value !== null) ?? null;
  const planned = [...resource.found, ...resource.to_restart, ...resource.to_delete].find((one) => one.id === id);
  const found = resource.found.some((one) => one.id === id);
  return {
    id,
    name: first('name'),
    status: first('status'),
    created: planned?.since ?? null,
    why: first('reason') ?? (found ? 'its creation failed' : null),
  };
}
