import { Bounds } from './limits';
import { SummaryInstance } from './summary';
import { ProgressInstance, ProgressLine } from '../progress/progress-line';

/** What a plan has seen of instances, which its JSON does not hold. */
export class Sightings {
  private readonly lines: readonly ProgressLine[];

  constructor(lines: readonly ProgressLine[]) {
    this.lines = lines.filter(({ phase }) => phase === 'plan');
  }

  /** All that plans of this action have seen in this place, by id; a provider never learns which resource it was. */
  public of(action: string, { region, project }: Bounds): ReadonlyMap<string, ProgressInstance> {
    const scope = `${region}/${project}`;
    const known = region !== null && project !== null;
    const lines = this.lines.filter((line) => line.action === action && (!known || line.scope === scope));
    return new Map(lines.flatMap(({ instances }) => instances.map((one) => [one.id, one] as const)));
  }
}

/** An instance as it was seen, or its id alone. */
export function seen(sightings: ReadonlyMap<string, ProgressInstance>, id: string,
  reason: string | null = null): SummaryInstance {
  const one = sightings.get(id);
  return { id, name: one?.name ?? null, status: one?.status ?? null, reason, since: one?.since ?? null };
}
