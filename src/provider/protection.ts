/** Instances that are never deleted: ids, or name patterns in which `*` stands for any text. */
export class Protection {
  private readonly patterns: ReadonlyArray<{ readonly text: string; readonly name: RegExp }>;

  constructor(patterns: readonly string[]) {
    this.patterns = patterns.map((text) => ({
      text,
      name: new RegExp(`^${text.split('*').map(escape).join('.*')}$`, 's'),
    }));
  }

  /** The pattern that protects the instance, or undefined. */
  public matching(id: string, name: string): string | undefined {
    return this.patterns.find((pattern) => pattern.text.toLowerCase() === id.toLowerCase() || pattern.name.test(name))
      ?.text;
  }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
