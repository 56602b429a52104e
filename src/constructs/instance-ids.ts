import { Token } from './cdktf';
import { foreignCanary, noInstanceId, noListOfIds, repeatedCanary, untidyId } from './texts';

/** What the provider takes as the id of an instance; a test holds the two together. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether some of the ids are known only after apply, such as those of instances created in the same stack. */
export const holdsTokens = (ids: string[]) => Token.isUnresolved(ids) || ids.some((id) => Token.isUnresolved(id));

/**
 * Checks the ids that are known now.
 *
 * @throws Error when one of them is not a UUID in lower case.
 */
export function checkInstanceIds(argument: string, ids: string[]): void {
  if (!Array.isArray(ids)) throw new Error(noListOfIds(argument, ids));
  knownOf(ids).forEach((id) => checkInstanceId(argument, id));
}

function checkInstanceId(argument: string, id: string): void {
  if (UUID.test(id)) return;
  const tidied = String(id).trim().toLowerCase();
  throw new Error(UUID.test(tidied) ? untidyId(argument, id, tidied) : noInstanceId(argument, id));
}

/**
 * Checks the canaries that are known now.
 *
 * @throws Error when one of them is not among the instances, or is named twice.
 */
export function checkFirst(first: string[], ids: string[]): void {
  checkInstanceIds('first', first);
  const known = knownOf(first);
  const repeated = known.find((id, index) => known.indexOf(id) !== index);
  if (repeated) throw new Error(repeatedCanary(repeated));
  const stranger = holdsTokens(ids) ? undefined : known.find((id) => !ids.includes(id));
  if (stranger) throw new Error(foreignCanary(stranger));
}

const knownOf = (ids: string[]) => Token.isUnresolved(ids) ? [] : ids.filter((id) => !Token.isUnresolved(id));
