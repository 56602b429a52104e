/*
 * What the emulator says to whoever drives it: on the command line, in a test, or with an admin call. What the emulated
 * cloud says to its clients stands in routing/refusals.ts; whole pages of text have files of their own.
 */

/** An instance is addressed that does not exist. */
export const noSuchInstance = (id: string): string => `the emulated cloud has no instance ${id}`;

/** A project is addressed that does not exist; names those that do. */
export const noSuchProject = (id: string, known: readonly string[]): string =>
  `the emulated cloud has no project ${id}; there are ${known.join(', ')}`;

/** A key or a token is to act as an agency that does not exist; names those that do. */
export const noSuchAgency = (name: string, known: readonly string[]): string =>
  `the emulated cloud has no agency ${name}; there are ${known.join(', ')}`;

/** A handler of DMS asks for the project of a call that was never let in. */
export const noProjectForCall = (id: string): string => `the emulated cloud has no project ${id}`;

/** The id of a new instance is taken. */
export const instanceExists = (id: string): string => `there is an instance ${id} already`;

/** The id of a new project is taken. */
export const projectExists = (id: string): string => `there is a project ${id} already`;

/** More of a cluster is to serve than there is of it. */
export const moreThanThereAre = (part: string, given: number, whole: string, there: number): string =>
  `${part} is ${given}, but the cluster has only ${there} ${whole}`;

/** A fleet file, or the body of a seed, holds something else. */
export const fleetIsNoList = (): string =>
  'a fleet is a JSON list of instances, or an object with a list "instances"';

/** The projects of a fleet file are something else. */
export const projectsAreNoList = (): string => 'projects must be a list';

/** Where in a fleet file something is wrong. */
export const instanceOfFleet = (index: number): string => `instance ${index + 1} of the fleet`;

/** Where in the projects of a fleet file something is wrong. */
export const projectOfFleet = (index: number): string => `project ${index + 1} of the fleet`;

/** Two instances of a fleet file have the same id. */
export const repeatedInFleet = (id: string): string => `the id ${id} occurs more than once in the fleet`;

/** An option of the command line takes a number and was given something else. */
export const optionIsNoNumber = (option: string, given: string): string =>
  `${option} wants a number of at least 0, not ${JSON.stringify(given)}`;

/** The port on the command line cannot be one. */
export const portOutOfRange = (): string => '--port wants a number from 0 to 65535';

/** The region on the command line has no name. */
export const regionIsEmpty = (): string => '--region wants the name of a region';

/** The command line makes no sense. */
export const usageError = ({ message }: Error): string => `${message}; see dms-emulator --help`;

/** The file of the fleet cannot be read, or makes no sense. */
export const noFleet = (file: string, { message }: Error): string => `cannot read the fleet from ${file}: ${message}`;

/** The emulator does not start. */
export const noEmulator = ({ message }: Error): string => `cannot start: ${message}`;

/** The body of an admin call cannot be read. */
export const bodyIsNotJson = (): string => 'the body is not JSON';

/** An admin call that does not exist. */
export const noSuchAdminCall = (): string => 'there is no such admin call';

/** An admin call was sent to another name than that of this machine. */
export const localhostOnly = (): string => 'the admin calls answer to localhost only';

/** An admin call came from a web page of somebody else. */
export const foreignOrigin = (origin: string): string => `the admin calls do not answer to pages of ${origin}`;

/** An admin call came from a web page elsewhere, as the browser says. */
export const foreignSite = (site: string): string =>
  `the admin calls do not answer to pages elsewhere (Sec-Fetch-Site: ${site})`;

/** The emulator ended in the middle of a delayed answer. */
export const closedWhileWaiting = (): string => 'the emulator was closed while a delayed answer was waiting';
