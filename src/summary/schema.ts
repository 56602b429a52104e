/** JSON Schema of the summary. */
export const SUMMARY_SCHEMA = {};
