/**
 * An object of a JSON answer. Its fields may be missing or spelled as another type: numbers and booleans come as
 * strings, too. A field that cannot be read is undefined.
 */
export class LenientObject {
  /** Reads the text of an answer; undefined when it is not a JSON object. */
  public static parse(text: string): LenientObject | undefined {
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? new LenientObject(value)
        : undefined;
    } catch {
      return undefined;
    }
  }

  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    this.fields = typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>) : {};
  }

  public text(name: string): string | undefined {
    const value = this.fields[name];
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  public number(name: string): number | undefined {
    const text = this.text(name)?.trim();
    const value = text ? Number(text) : NaN;
    return Number.isFinite(value) ? value : undefined;
  }

  public boolean(name: string): boolean | undefined {
    const text = this.text(name)?.trim().toLowerCase();
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : undefined;
  }

  /** A moment in epoch milliseconds, which the API spells like that or as an ISO 8601 text. */
  public time(name: string): number | undefined {
    const number = this.number(name);
    if (number !== undefined) return number;
    const parsed = Date.parse(this.text(name) ?? '');
    return Number.isNaN(parsed) ? undefined : parsed;
  }

  /** A list of texts, without the items that are none; undefined when the field is no list. */
  public texts(name: string): string[] | undefined {
    const value = this.fields[name];
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '')
      : undefined;
  }

  /** An object; undefined when the field is none. */
  public object(name: string): LenientObject | undefined {
    const value = this.fields[name];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new LenientObject(value) : undefined;
  }

  /** A list of objects, without the items that are none; undefined when the field is no list. */
  public objects(name: string): LenientObject[] | undefined {
    const value = this.fields[name];
    return Array.isArray(value)
      ? value.filter((item) => typeof item === 'object' && item !== null).map((item) => new LenientObject(item))
      : undefined;
  }
}
