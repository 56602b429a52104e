import { Project } from '../account';
import { CloudState } from '../cloud-state';
import { RouteAnswer, Call } from '../routing/call';
import { headerOf } from '../wire';

/** Where the services are, as Keystone clients expect to be told; everything lives at the emulator's own address. */
export function catalogFor(region: string, origin: string,
  project: Project | undefined): readonly Record<string, unknown>[] {
  const service = (type: string, path: string) => ({
    id: `service-${type}`,
    type,
    name: type,
    endpoints: [{ id: `endpoint-${type}`, interface: 'public', region, region_id: region, url: `${origin}${path}` }],
  });
  const identity = service('identity', '/v3');
  return project ? [identity, service('dms', `/v1.0/${project.id}`), service('dmsv2', `/v2/${project.id}`)]
    : [identity];
}

/** GET /v3/auth/catalog */
export function showCatalog(state: CloudState, call: Call): RouteAnswer {
  const { identity } = call;
  const projectId = identity.kind === 'token' ? identity.projectId : state.projects[0]?.id;
  const project = state.projects.find(({ id }) => id === projectId);
  return { status: 200, json: { catalog: catalogFor(state.region, requestOriginOf(call), project), links: {} } };
}

/** The address under which the client reached us; a request that was handed over without a socket may lack it. */
export function requestOriginOf({ request }: Call): string {
  return /^https?:\/\/[^/?#]+/i.exec(request.url)?.[0] ?? `http://${headerOf(request, 'host') || '127.0.0.1'}`;
}

/** GET /v3: how OpenStack clients find out which Keystone they talk to. */
export function showVersion(_state: CloudState, call: Call): RouteAnswer {
  const links = [{ rel: 'self', href: `${requestOriginOf(call)}/v3/` }];
  return {
    status: 200,
    json: {
      version: {
        'id': 'v3.6',
        'status': 'stable',
        'updated': '2016-04-04T00:00:00Z',
        links,
        'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
      },
    },
  };
}
