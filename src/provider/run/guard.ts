import { Action } from './action';
import { Sighting } from './instance-lookup';
import { Protection } from '../protection';

/** What beside the instance itself decides whether an action on it may go ahead. */
export interface GuardRules {
  readonly action: Action;
  readonly allFailure: boolean;
  readonly goneIsDone: boolean;
  readonly protection: Protection;
}

const NO_ACTION: Readonly<Record<string, string>> = {
  EXTENDEDFAILED:
    'its specification change failed (EXTENDEDFAILED), and the cloud allows no action on it: contact the support of your cloud',
  FROZEN: 'it is frozen (FROZEN), usually for want of account balance: settle the account first',
  CREATEFAILED: 'its creation failed (CREATEFAILED): remove it with `all_failure = "kafka"`',
};

const PREPAID = 0;

/** The API is documented to tell the engine of an instance, and a list is asked for Kafka's alone. */
const KAFKA_OR_UNTOLD = new Set(['kafka', '']);

/** Why the action on an instance is refused, or undefined where it may go ahead. */
export function refusal(id: string, seen: Sighting, rules: GuardRules): string | undefined {
  if (seen.gone) {
    return rules.action === 'restart' && !rules.goneIsDone ? 'it does not exist: remove its id, or correct it'
      : undefined;
  }
  if (!KAFKA_OR_UNTOLD.has(seen.engine)) return `it is no Kafka instance (its engine is ${seen.engine}): remove its id`;
  if (!rules.allFailure && seen.status in NO_ACTION) return NO_ACTION[seen.status];
  return rules.action === 'delete' ? refusalOfDelete(id, seen, rules.protection) : refusalOfRestart(seen.status);
}

function refusalOfDelete(id: string, seen: Sighting & { gone: false }, protection: Protection): string | undefined {
  const pattern = protection.matching(id, seen.name);
  if (pattern !== undefined) {
    return `the provider protects it (\`protected_instances\` holds "${pattern}"): take it out of there if it is to be deleted`;
  }
  return seen.chargingMode === PREPAID
    ? 'it is prepaid (yearly/monthly): unsubscribe it in the billing centre of your cloud instead' : undefined;
}

function refusalOfRestart(status: string): string | undefined {
  if (status === 'RECYCLE') return 'it is in the recycle bin: restore it first';
  return status === 'DELETING' || status === 'DELETED' ? `it is being deleted (${status}): remove its id` : undefined;
}
