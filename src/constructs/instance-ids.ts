import { Token } from './cdktf';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether some of the ids are known only after apply, such as those of instances created in the same stack. */
export const holdsTokens = (ids: string[]) => Token.isUnresolved(ids) || ids.some((id) => Token.isUnresolved(id));

/** Throws unless every id that is known now is a UUID in lower case. */
export function checkInstanceIds(argument: string, ids: string[]): void {
  if (!Array.isArray(ids)) {
    throw new Error(
      `${argument} must be a list of instance ids, but is ${JSON.stringify(ids)}. Write [id], also for a single instance.`,
    );
  }
  knownOf(ids).forEach((id) => checkInstanceId(argument, id));
}

function checkInstanceId(argument: string, id: string): void {
  if (UUID.test(id)) return;
  const tidied = String(id).trim().toLowerCase();
  throw new Error(UUID.test(tidied)
    ? `${argument} holds '${id}'. Write it in lower case and without white space: '${tidied}'.`
    : `${argument} holds '${id}', which is no instance id. Write the UUID of the instance, such as '54602a9d-5e22-4239-9123-77e350df4a34', not its name.`);
}

/** Throws unless the canaries that are known now are among the instances, each once. */
export function checkFirst(first: string[], ids: string[]): void {
  checkInstanceIds('first', first);
  const known = knownOf(first);
  const repeated = known.find((id, index) => known.indexOf(id) !== index);
  if (repeated) {
    throw new Error(
      `first holds '${repeated}' more than once. Name each instance once, in the order in which they are to go.`,
    );
  }
  const stranger = holdsTokens(ids) ? undefined : known.find((id) => !ids.includes(id));
  if (stranger) {
    throw new Error(
      `first holds '${stranger}', which is not among the instances. Add it to the instances, or remove it from first.`,
    );
  }
}

const knownOf = (ids: string[]) => Token.isUnresolved(ids) ? [] : ids.filter((id) => !Token.isUnresolved(id));
