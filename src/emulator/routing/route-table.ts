import { CloudState } from '../cloud-state';
import { RouteAnswer, Call } from './call';
import { Service, serviceOf } from './service';
import { listTasks, showTask } from '../dms/background-tasks';
import { serveBatchAction } from '../dms/batch-action';
import { showCluster, showClusterAsBefore } from '../dms/cluster-metadata';
import { listInstances } from '../dms/list-instances';
import { changeRecyclePolicy, restoreInstances, showRecycleBin } from '../dms/recycle-bin';
import { deleteInstance, showInstance } from '../dms/single-instance';
import { showCatalog, showVersion } from '../iam/catalog';
import { issueFederatedToken } from '../iam/federation';
import { listDomains, listProjects, listRegions, refuseProjectCreation } from '../iam/projects';
import { bringsToken, issueSecurityToken } from '../iam/security-tokens';
import { issueToken, showToken } from '../iam/tokens';
import { issueMetadataToken, showMetadata, showSecurityKey } from '../metadata/metadata-service';
import { assumeAgency } from '../sts/assume-agency';

/**
 * Answers a call of one route.
 *
 * @throws ApiError where the cloud would refuse.
 */
export type Handler = (state: CloudState, call: Call) => RouteAnswer;

/** What faults and the request log call a route. */
export type RouteName =
  | 'batch'
  | 'list'
  | 'show'
  | 'delete'
  | 'tasks'
  | 'task'
  | 'cluster'
  | 'recycle'
  | 'restore'
  | 'tokens'
  | 'projects'
  | 'domains'
  | 'regions'
  | 'catalog'
  | 'version'
  | 'security_tokens'
  | 'id_token'
  | 'assume'
  | 'metadata_token'
  | 'metadata_key'
  | 'metadata';

/** One URL of the API with one method. */
export interface Route {
  readonly name: RouteName;
  readonly method: string;
  /** Segments in braces are parameters. */
  readonly path: string;
  readonly handler: Handler;
  /** Answered without proof of who asks: always, or where the body is proof enough. */
  readonly open?: true | ((body: string) => boolean);
}

/** Everything the emulated cloud answers. Where a path fits two routes, the first counts. */
export const ROUTES: readonly Route[] = [
  { name: 'list', method: 'GET', path: '/{version}/{projectId}/instances', handler: listInstances },
  { name: 'batch', method: 'POST', path: '/{version}/{projectId}/instances/action', handler: serveBatchAction },
  { name: 'show', method: 'GET', path: '/{version}/{projectId}/instances/{instanceId}', handler: showInstance },
  { name: 'delete', method: 'DELETE', path: '/{version}/{projectId}/instances/{instanceId}', handler: deleteInstance },
  { name: 'tasks', method: 'GET', path: '/{version}/{projectId}/instances/{instanceId}/tasks', handler: listTasks },
  {
    name: 'task',
    method: 'GET',
    path: '/{version}/{projectId}/instances/{instanceId}/tasks/{taskId}',
    handler: showTask,
  },
  {
    name: 'cluster',
    method: 'GET',
    path: '/{version}/{projectId}/instances/{instanceId}/management/cluster',
    handler: showCluster,
  },
  {
    name: 'cluster',
    method: 'GET',
    path: '/{version}/{projectId}/instances/{instanceId}/manage/cluster',
    handler: showClusterAsBefore,
  },
  { name: 'recycle', method: 'GET', path: '/{version}/{projectId}/recycle', handler: showRecycleBin },
  { name: 'recycle', method: 'PUT', path: '/{version}/{projectId}/recycle', handler: changeRecyclePolicy },
  { name: 'restore', method: 'POST', path: '/{version}/{projectId}/recycle', handler: restoreInstances },
  { name: 'version', method: 'GET', path: '/v3', handler: showVersion, open: true },
  { name: 'tokens', method: 'POST', path: '/v3/auth/tokens', handler: issueToken, open: true },
  { name: 'tokens', method: 'GET', path: '/v3/auth/tokens', handler: showToken },
  { name: 'projects', method: 'GET', path: '/v3/projects', handler: listProjects },
  { name: 'projects', method: 'POST', path: '/v3/projects', handler: refuseProjectCreation },
  { name: 'projects', method: 'GET', path: '/v3/auth/projects', handler: listProjects },
  { name: 'domains', method: 'GET', path: '/v3/auth/domains', handler: listDomains },
  { name: 'catalog', method: 'GET', path: '/v3/auth/catalog', handler: showCatalog },
  { name: 'regions', method: 'GET', path: '/v3/regions', handler: listRegions },
  {
    name: 'security_tokens',
    method: 'POST',
    path: '/v3.0/OS-CREDENTIAL/securitytokens',
    handler: issueSecurityToken,
    open: bringsToken,
  },
  { name: 'id_token', method: 'POST', path: '/v3.0/OS-AUTH/id-token/tokens', handler: issueFederatedToken, open: true },
  { name: 'assume', method: 'POST', path: '/v5/agencies/assume', handler: assumeAgency },
  { name: 'metadata_token', method: 'PUT', path: '/meta-data/latest/api/token', handler: issueMetadataToken },
  { name: 'metadata_key', method: 'GET', path: '/openstack/latest/securitykey', handler: showSecurityKey },
  { name: 'metadata', method: 'GET', path: '/openstack/latest/meta_data.json', handler: showMetadata },
];

/** What a request is for. */
export interface Match {
  /** Undefined when the gateway knows no such API. */
  readonly service?: Service;
  /** Undefined when the service has no such URL, or not with this method. */
  readonly route?: Route;
  readonly params: Readonly<Record<string, string>>;
  /** The URL exists, with other methods. */
  readonly wrongMethod: boolean;
}

/** Finds the route of a request, or what comes nearest to one. */
export function matchRoute(method: string, path: string): Match {
  const service = serviceOf(path);
  const candidates = ROUTES
    .filter((route) => serviceOf(route.path.replace('{version}', 'v2')) === service)
    .map((route) => ({ route, params: paramsOf(route.path, path) }))
    .filter((candidate): candidate is { route: Route; params: Record<string, string> } =>
      candidate.params !== undefined,
    );
  const literal = candidates.filter(({ route }) => route.path === candidates[0]?.route.path);
  const found = literal.find(({ route }) => route.method === method.toUpperCase());
  return {
    service,
    route: found?.route,
    params: (found ?? candidates[0])?.params ?? {},
    wrongMethod: candidates.length > 0 && !found,
  };
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = decoded(actual[index]);
    else if (segment !== actual[index]) return undefined;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
