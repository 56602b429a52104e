import { Token } from './cdktf';
import { refusal, Subject } from './subject';
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
export function checkInstanceIds(subject: Subject, argument: string, ids: string[]): void {
  if (!Array.isArray(ids)) throw refusal(subject, noListOfIds(argument, ids));
  knownOf(ids).forEach((id) => checkInstanceId(subject, argument, id));
}

function checkInstanceId(subject: Subject, argument: string, id: string): void {
  if (UUID.test(id)) return;
  const tidied = String(id).trim().toLowerCase();
  throw refusal(subject, UUID.test(tidied) ? untidyId(argument, id, tidied) : noInstanceId(argument, id));
}

/**
 * Checks the canaries that are known now.
 *
 * @throws Error when one of them is not among the instances, or is named twice.
 */
export function checkFirst(subject: Subject, first: string[], ids: string[]): void {
  checkInstanceIds(subject, 'first', first);
  const known = knownOf(first);
  const repeated = known.find((id, index) => known.indexOf(id) !== index);
  if (repeated) throw refusal(subject, repeatedCanary(repeated));
  const stranger = holdsTokens(ids) ? undefined : known.find((id) => !ids.includes(id));
  if (stranger) throw refusal(subject, foreignCanary(stranger, subject.ids));
}

const knownOf = (ids: string[]) => Token.isUnresolved(ids) ? [] : ids.filter((id) => !Token.isUnresolved(id));
