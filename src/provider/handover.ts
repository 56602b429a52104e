import { ClusterHealth } from '../client';
import { BatchActionState, InstanceResult } from './batch-action/schema';
import { RecordedSubmission } from './run/order';

/**
 * What the destroy leg of a replacement knows of one instance: when the action was completed on it, or what is in
 * flight, and what its cluster had before a restart from which it has not come back.
 */
export type HandedOver =
  | { readonly finishedAt: string; readonly result?: InstanceResult }
  | { readonly submission?: RecordedSubmission; readonly healthBefore?: ClusterHealth };

/**
 * When the first apply of a resource fails half-way, Terraform taints it: the next apply destroys and creates it again,
 * in one process. The destroy leg leaves here what was done and what is in flight, and the create leg takes it instead
 * of doing it again.
 */
export class Handover {
  private readonly entries = new Map<string, HandedOver>();
  private readonly cleanUps = new Map<string, ReadonlyMap<string, RecordedSubmission>>();

  /** Leaves what is known of one instance. */
  public leave(key: HandoverKey, id: string, entry: HandedOver): void {
    this.entries.set(keyText(key, id), entry);
  }

  /** Takes an entry out: it serves one create leg. */
  public take(key: HandoverKey, id: string): HandedOver | undefined {
    const text = keyText(key, id);
    const entry = this.entries.get(text);
    this.entries.delete(text);
    return entry;
  }

  /** Leaves what is in flight of a clean-up, whose ids the create leg does not know beforehand. */
  public leaveCleanUp(key: HandoverKey, submissions: ReadonlyMap<string, RecordedSubmission>): void {
    this.cleanUps.set(keyText(key), submissions);
  }

  /** Takes out what is in flight of a clean-up. */
  public takeCleanUp(key: HandoverKey): ReadonlyMap<string, RecordedSubmission> {
    const text = keyText(key);
    const submissions = this.cleanUps.get(text) ?? new Map<string, RecordedSubmission>();
    this.cleanUps.delete(text);
    return submissions;
  }
}

/** What the legs of one replacement have in common. */
export interface HandoverKey {
  readonly region: string | null;
  readonly projectId: string | null;
  readonly action: string | null;
  readonly triggers: Readonly<Record<string, string | null>> | null;
}

/** The key of an object in a given state. */
export function handoverKeyOf(
  { region, project_id: projectId, action, triggers }: Pick<BatchActionState,
    'region' | 'project_id' | 'action' | 'triggers'>,
): HandoverKey {
  return { region, projectId, action, triggers };
}

function keyText({ region, projectId, action, triggers }: HandoverKey, ...id: string[]): string {
  return JSON.stringify([region, projectId, action, Object.entries(triggers ?? {}).sort(), ...id]);
}
