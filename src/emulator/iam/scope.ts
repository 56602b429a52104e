import { Project } from '../account';
import { CloudState } from '../cloud-state';
import { means, Reference, WantedScope } from './log-in';
import { iamError } from '../routing/api-error';
import { IAM_REFUSALS } from '../routing/refusals';

/**
 * The project that a token is to be good for; undefined stands for the domain, which is also meant when nothing is
 * said.
 *
 * @throws ApiError when there is no such project or domain, or more than one.
 */
export function scopedProject({ projects, account }: CloudState,
  scope: WantedScope | null | undefined): Project | undefined {
  const { project: wanted, domain } = scope ?? {};
  if (wanted && domain) throw iamError(IAM_REFUSALS.twoScopes);
  const { domainId, domainName } = account;
  const givenDomain = domain ?? wanted?.domain;
  if (givenDomain && !means(givenDomain, { id: domainId, name: domainName }, 'domain')) {
    throw iamError(IAM_REFUSALS.noSuchDomain(spelt(givenDomain)));
  }
  return wanted && onlyOne(projects.filter((project) => means(wanted, project, 'project') && project.enabled), wanted);
}

function onlyOne(found: readonly Project[], wanted: Reference): Project {
  if (found.length === 0) throw iamError(IAM_REFUSALS.noSuchProject(spelt(wanted)));
  if (found.length > 1) throw iamError(IAM_REFUSALS.ambiguousProject(spelt(wanted)));
  return found[0];
}

function spelt({ id, name }: Reference): string {
  return id ?? name ?? '';
}
