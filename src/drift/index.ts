export { drift } from './drift';
export type { DriftOutcome, Surroundings } from './drift';
export { DriftError } from './drift-error';
export { Interruption } from './interruption';
export type { DriftOptions } from './options';
export { Scratch } from './scratch';
