import { Sighting } from './instance-lookup';
import { Action } from './order';
import { NO_ACTION_IN_STATUS, refusalReason } from './texts';
import { Protection } from '../protection';

/** What decides, beside the instance itself, whether an action on it may go ahead. */
export interface GuardRules {
  readonly action: Action;
  readonly allFailure: boolean;
  readonly goneIsDone: boolean;
  readonly protection: Protection;
}

const PREPAID = 0;

/** The API may leave the engine of an instance out; lists are asked for Kafka instances only. */
const KAFKA_OR_UNTOLD = new Set(['kafka', '']);

/** Why the action on an instance is refused, or undefined where it may go ahead. */
export function refusal(id: string, seen: Sighting, rules: GuardRules): string | undefined {
  if (seen.gone) return rules.action === 'restart' && !rules.goneIsDone ? refusalReason.doesNotExist : undefined;
  if (!KAFKA_OR_UNTOLD.has(seen.engine)) return refusalReason.otherEngine(seen.engine);
  if (!rules.allFailure && seen.status in NO_ACTION_IN_STATUS) return NO_ACTION_IN_STATUS[seen.status];
  return rules.action === 'delete' ? refusalOfDelete(id, seen, rules.protection) : refusalOfRestart(seen.status);
}

function refusalOfDelete(id: string, seen: Sighting & { gone: false }, protection: Protection): string | undefined {
  const pattern = protection.matching(id, seen.name);
  if (pattern !== undefined) return refusalReason.protectedBy(pattern);
  return seen.chargingMode === PREPAID ? refusalReason.prepaid : undefined;
}

function refusalOfRestart(status: string): string | undefined {
  if (status === 'RECYCLE') return refusalReason.inRecycleBin;
  return status === 'DELETING' || status === 'DELETED' ? refusalReason.beingDeleted(status) : undefined;
}
