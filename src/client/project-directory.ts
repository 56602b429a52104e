import { ApiCaller } from './api-caller';
import { DmsError, isDmsError } from './errors/errors';
import { untilCancelled } from './pacing/cancellation';
import { Endpoints, ResolvedEndpoints } from './settings/endpoints';

/** Where IAM is, and who says so. */
type IamEndpoint = Pick<Endpoints, 'iam'> & Partial<Pick<ResolvedEndpoints, 'iamFrom'>>;

interface Project {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/**
 * Finds a project's id by its name, once per process and key. Only ever reads: creating a project as a side effect of a
 * look-up, as the vendor's SDK does, is out of the question.
 */
export class ProjectDirectory {
  private readonly known = new Map<string, Promise<string>>();

  /**
   * `owner` keeps the look-ups of different keys apart. Throws a DmsError of kind `contract` that names the projects
   * there are.
   */
  public async idOf(name: string, iam: IamEndpoint, owner: string, caller: ApiCaller,
    signal?: AbortSignal): Promise<string> {
    const key = JSON.stringify([iam.iam, owner, name]);
    let lookUp = this.known.get(key);
    if (!lookUp) {
      lookUp = findId(name, iam, caller);
      this.known.set(key, lookUp);
      lookUp.catch(() => this.known.delete(key)); // a failure is not an answer
    }
    return untilCancelled(lookUp, signal);
  }
}

/** The directory of the process: every client without one of its own shares it. */
export const processProjects = new ProjectDirectory();

async function findId(name: string, iam: IamEndpoint, caller: ApiCaller): Promise<string> {
  const projects = await listProjects(name, iam, caller);
  const usable = projects.filter((project) => project.enabled);
  const matches = usable.filter((project) => project.name === name);
  if (matches.length === 1) return matches[0].id;

  const seen = usable.map((project) => `${project.name} (${project.id})`).join(', ');
  const what = `${matches.length === 0 ? 'No enabled project' : 'More than one project'} is named ${name} at ${whereOf(iam)}`;
  throw new DmsError('contract',
    `${what}. ${seen ? `Found: ${seen}.` : 'None was found.'} Set project_id, or project_name.`);
}

async function listProjects(name: string, iam: IamEndpoint, caller: ApiCaller): Promise<Project[]> {
  try {
    return await readProjects(iam, `/v3/projects?name=${encodeURIComponent(name)}`, name, caller);
  } catch (refused) {
    if (!isDmsError(refused, 'permission')) throw refused;
    // lists only one's own projects, but needs no permission
    return readProjects(iam, '/v3/auth/projects', name, caller).catch(() => {
      throw refused;
    });
  }
}

async function readProjects(iam: IamEndpoint, path: string, name: string, caller: ApiCaller): Promise<Project[]> {
  const answer = await caller.read({
    method: 'GET',
    url: iam.iam + path,
    what: `look up the id of project ${name} at ${whereOf(iam)} (set project_id to do without)`,
    permission: 'iam:projects:listProjects',
  });
  return (answer.objects('projects') ?? []).map((project) => ({
    id: project.text('id') ?? '',
    name: project.text('name') ?? '',
    enabled: project.boolean('enabled') ?? true,
  })).filter((project) => project.id !== '');
}

function whereOf({ iam, iamFrom }: IamEndpoint): string {
  return iamFrom ? `${iam} (from ${iamFrom})` : iam;
}
