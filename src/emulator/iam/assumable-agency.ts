import { Account, Agency } from '../account';
import { Actor } from '../authentication/actor';

/**
 * The agency with this name in that domain, if there is one that the actor may assume. Whoever may not learns no more
 * than whoever asks for one that does not exist.
 */
export function assumableAgency({ agencies }: Account, actor: Actor, name: string,
  isItsDomain: (agency: Agency) => boolean): Agency | undefined {
  return agencies.find((agency) => agency.name === name && isItsDomain(agency) && mayAssume(actor, agency));
}

/** The account itself are its user and those whom its identity provider vouches for. */
function mayAssume(actor: Actor, { assumableBy }: Agency): boolean {
  return assumableBy === (actor.agency ?? 'account');
}
