/** Abbreviations of three letters that the IANA database knows. */
const IANA_ABBREVIATIONS = ['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET'];

/**
 * Whether a text is the IANA name of a time zone, as the provider has it; a test holds the two together. Intl knows the
 * names, and also offsets, which have no daylight saving time, and abbreviations that mean something else elsewhere.
 */
export function isTimeZone(text: string): boolean {
  if (typeof text !== 'string' || /^[+-]|^SystemV\//i.test(text)) return false;
  if (/^[a-z]{3}$/i.test(text) && !IANA_ABBREVIATIONS.includes(text.toUpperCase())) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}
