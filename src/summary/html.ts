import { Summary } from './summary';
import { Timeline } from './timeline';

/** The summary as one page that needs nothing beside itself. */
export const htmlOf = (_summary: Summary, _timelines: readonly Timeline[]): string => '';
