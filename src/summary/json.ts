import { Summary } from './summary';

/** The summary for programs, as SUMMARY_SCHEMA describes it. */
export const jsonOf = (summary: Summary): string => `${JSON.stringify(summary, null, 2)}\n`;
