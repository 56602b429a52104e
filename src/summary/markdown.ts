import { Summary } from './summary';
import { Timeline } from './timeline';

/** The summary for a step summary of GitHub, or a note of GitLab. */
export const markdownOf = (_summary: Summary, _timelines: readonly Timeline[]): string => '';
