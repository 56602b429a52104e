import { ValueError } from './value-error';
import { terraformNumber } from '../values/decimal';
import { record } from '../values/record';

const DEEPEST = 500;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\n\r]*/y;
const LITERAL = /true|false|null/y;

/**
 * Parses JSON as `JSON.parse` does, but keeps every number exactly (see `TerraformNumber`) and every key, `__proto__`
 * too: objects have no prototype.
 * @throws ValueError when the text is no JSON, or is nested too deeply.
 */
export function parseExactJson(text: string): unknown {
  return new ExactJsonParser(text).parse();
}

class ExactJsonParser {
  private position = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  public parse(): unknown {
    const value = this.value();
    this.match(BLANK);
    if (this.position < this.text.length) throw this.malformed();
    return value;
  }

  private value(): unknown {
    this.match(BLANK);
    switch (this.text[this.position]) {
      case '{':
        return this.nested(() => record(this.members('}', () => this.pair())));
      case '[':
        return this.nested(() => this.members(']', () => this.value()));
      case '"':
        return this.string();
      case 't':
      case 'f':
      case 'n':
        return JSON.parse(this.match(LITERAL));
      default:
        return this.number();
    }
  }

  private nested<T>(parse: () => T): T {
    if (this.depth === DEEPEST) throw new ValueError('the JSON is nested too deeply');
    this.depth++;
    const value = parse();
    this.depth--;
    return value;
  }

  /** What stands, separated by commas, between the bracket at the position and `end`. */
  private members<T>(end: string, parseOne: () => T): T[] {
    const values: T[] = [];
    this.position++;
    if (this.next(end)) return values;
    do values.push(parseOne()); while (this.next(','));
    if (!this.next(end)) throw this.malformed();
    return values;
  }

  private pair(): readonly [string, unknown] {
    this.match(BLANK);
    const key = this.string();
    if (!this.next(':')) throw this.malformed();
    return [key, this.value()];
  }

  private string(): string {
    if (this.text[this.position] !== '"') throw this.malformed();
    const start = this.position;
    let end = this.text.indexOf('"', start + 1);
    while (end > 0 && this.escaped(end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) throw this.malformed();
    this.position = end + 1;
    try {
      return JSON.parse(this.text.slice(start, this.position));
    } catch {
      throw this.malformed();
    }
  }

  /** Whether an odd number of backslashes stands before the quote. */
  private escaped(quote: number): boolean {
    let before = quote;
    while (this.text[before - 1] === '\\') before--;
    return (quote - before) % 2 === 1;
  }

  private number(): unknown {
    const number = this.match(NUMBER);
    try {
      return terraformNumber(number);
    } catch {
      throw new ValueError('a number in the JSON is beyond what Terraform can hold');
    }
  }

  /** Passes over blanks and the character, if it comes next. */
  private next(character: string): boolean {
    this.match(BLANK);
    if (this.text[this.position] !== character) return false;
    this.position++;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (!match) throw this.malformed();
    this.position += match[0].length;
    return match[0];
  }

  private malformed(): ValueError {
    return new ValueError(`malformed JSON at character ${this.position}`);
  }
}
