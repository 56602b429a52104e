import { Project } from '../account';
import { CloudState } from '../cloud-state';
import { iamError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { IAM_REFUSALS } from '../routing/refusals';

/** GET /v3/projects?name=, GET /v3/auth/projects */
export function listProjects({ projects, account }: CloudState, { query }: Call): RouteAnswer {
  const name = query.get('name');
  const listed = projects.filter((project) => !name || project.name === name);
  return {
    status: 200,
    json: {
      projects: listed.map((project) => projectView(project, account.domainId)),
      links: { next: null, previous: null },
    },
  };
}

/** POST /v3/projects: some SDKs create a project as a side effect of looking one up; this one never comes to be. */
export function refuseProjectCreation(): RouteAnswer {
  throw iamError(IAM_REFUSALS.noProjectCreation);
}

/** GET /v3/auth/domains */
export function listDomains({ account }: CloudState): RouteAnswer {
  return {
    status: 200,
    json: { domains: [{ id: account.domainId, name: account.domainName, enabled: true }], links: {} },
  };
}

/** GET /v3/regions */
export function listRegions({ region }: CloudState): RouteAnswer {
  return { status: 200, json: { regions: [{ id: region, type: 'public', locales: { 'en-us': region } }], links: {} } };
}

function projectView(project: Project, domainId: string): Record<string, unknown> {
  return {
    id: project.id,
    name: project.name,
    enabled: project.enabled,
    domain_id: domainId,
    parent_id: domainId,
    is_domain: false,
    description: '',
  };
}
