import { CloudState, ProjectState } from '../cloud-state';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { noSuchInstance, noSuchProject } from '../texts';

// The instances of all projects taken together, as tests and admin calls see them: to those an id is a name.

/**
 * A project of the account, the first unless another is named.
 *
 * @throws Error when there is none of that id; it names those there are.
 */
export function projectIn({ projects }: CloudState, id: string = projects[0].id): ProjectState {
  const project = projects.find((candidate) => candidate.id === id);
  if (!project) throw new Error(noSuchProject(id, projects.map((known) => known.id)));
  return project;
}

/** Every instance there has been since the fleet was seeded, those that are gone included. */
export function everKnownIn({ projects }: CloudState): readonly EmulatedInstance[] {
  return projects.flatMap(({ fleet }) => fleet.everKnown());
}

/** Whether an instance of this id exists in whatever project. */
export function existsIn(state: CloudState, id: string, now: number): boolean {
  return findIn(state, id, now) !== undefined;
}

/**
 * The instance of this id, in whatever project.
 *
 * @throws Error when there is none (any more).
 */
export function instanceIn(state: CloudState, id: string, now: number): EmulatedInstance {
  const instance = findIn(state, id, now);
  if (!instance) throw new Error(noSuchInstance(id));
  return instance;
}

/**
 * The instance of this id, or all that exist where no id is given.
 *
 * @throws Error when there is none of that id (any more).
 */
export function chosenIn(state: CloudState, id: string | undefined, now: number): readonly EmulatedInstance[] {
  return id === undefined ? state.projects.flatMap(({ fleet }) => fleet.existing(now)) : [instanceIn(state, id, now)];
}

function findIn({ projects }: CloudState, id: string, now: number): EmulatedInstance | undefined {
  return projects.map(({ fleet }) => fleet.find(id, now)).find((instance) => instance !== undefined);
}
