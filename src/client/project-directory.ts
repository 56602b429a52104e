import { ApiCaller } from './api-caller';
import { DmsError, isDmsError } from './errors/errors';
import { untilCancelled } from './pacing/cancellation';
import { PERMISSIONS } from './permissions';
import { Endpoints, ResolvedEndpoints } from './settings/endpoints';
import { lookUpProject, noSuchProject } from './texts';

/** The endpoint of IAM, and who named it. */
export type IamEndpoint = Pick<Endpoints, 'iam'> & Partial<Pick<ResolvedEndpoints, 'iamFrom'>>;

interface Project {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/**
 * Finds the id of a project by its name, once for each process and key. It only ever reads. The vendor's SDK creates a
 * project that it does not find; here nothing may change because somebody looks something up.
 */
export class ProjectDirectory {
  private readonly known = new Map<string, Promise<string>>();

  /**
   * The id of the one enabled project of that name. `owner` keeps the look-ups of different keys apart.
   * @throws DmsError of kind `contract` when there is none, or more than one; it names the projects that were found.
   */
  public async idOf(name: string, iam: IamEndpoint, owner: string, caller: ApiCaller,
    signal?: AbortSignal): Promise<string> {
    const key = JSON.stringify([iam.iam, owner, name]);
    let lookUp = this.known.get(key);
    if (!lookUp) {
      lookUp = findId(name, iam, caller);
      this.known.set(key, lookUp);
      // A failure is no answer: the next one who asks looks again.
      lookUp.catch(() => this.known.delete(key));
    }
    return untilCancelled(lookUp, signal);
  }
}

/** The directory of the process: every client without one of its own shares it. */
export const processProjects = new ProjectDirectory();

/** The projects of the user, which needs no permission. */
const OWN_PROJECTS = '/v3/auth/projects';

async function findId(name: string, iam: IamEndpoint, caller: ApiCaller): Promise<string> {
  const projects = await listProjects(name, iam, caller);
  const usable = projects.filter((project) => project.enabled);
  const matches = usable.filter((project) => project.name === name);
  if (matches.length === 1) return matches[0].id;

  // IAM was asked for this name only: whoever has to correct it wants to know which there are.
  const found = usable.length > 0 ? usable : await readProjects(iam, OWN_PROJECTS, name, caller).catch(() => []);
  throw new DmsError('contract', noSuchProject(name, iamName(iam), matches.length, found));
}

async function listProjects(name: string, iam: IamEndpoint, caller: ApiCaller): Promise<Project[]> {
  try {
    return await readProjects(iam, `/v3/projects?name=${encodeURIComponent(name)}`, name, caller);
  } catch (refused) {
    if (!isDmsError(refused, 'permission')) throw refused;
    return readProjects(iam, OWN_PROJECTS, name, caller).catch(() => {
      throw refused;
    });
  }
}

async function readProjects(iam: IamEndpoint, path: string, name: string, caller: ApiCaller): Promise<Project[]> {
  const answer = await caller.read({
    method: 'GET',
    url: iam.iam + path,
    what: lookUpProject(name, iamName(iam)),
    permission: PERMISSIONS.projects.action,
  });
  return (answer.objects('projects') ?? []).map((project) => ({
    id: project.text('id') ?? '',
    name: project.text('name') ?? '',
    enabled: project.boolean('enabled') ?? true,
  })).filter((project) => project.id !== '');
}

/** IAM as people are told of it: its address, and who named that. */
export function iamName({ iam, iamFrom }: IamEndpoint): string {
  return iamFrom ? `${iam} (from ${iamFrom})` : iam;
}
