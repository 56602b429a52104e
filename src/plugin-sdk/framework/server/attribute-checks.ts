import {
  deprecatedAttribute,
  givenValue,
  invalidValue,
  missingAttribute,
  NULL_ELEMENT,
  readOnlyAttribute,
  SECRET_NOT_ALLOWED,
} from './texts';
import { conform } from '../../values/conform';
import { Path, pathText } from '../../values/path';
import { isRecord, member } from '../../values/record';
import { isUnknown, isWhollyKnown } from '../../values/unknown';
import { Diagnostic, Diagnostics } from '../diagnostics';
import { Attribute, Attributes, Check } from '../schema';
import { attributeType, isNested } from '../schema-type';

/**
 * Checks a configuration attribute by attribute: presence, type, and the checks of the schema. What is unknown passes,
 * to be checked when it is known.
 */
export function checkAttributes(attributes: Attributes, config: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostics): void {
  new AttributeChecks(diagnostics).attributes(attributes, config, [], false);
}

/** A place in the configuration; `secret` where its value, or what it is part of, is sensitive. */
interface Place {
  readonly path: Path;
  readonly secret: boolean;
}

class AttributeChecks {
  constructor(private readonly diagnostics: Diagnostics) {}

  public attributes(attributes: Attributes, config: Readonly<Record<string, unknown>>, at: Path,
    secret: boolean): void {
    for (const [name, attribute] of Object.entries(attributes)) {
      const place = { path: [...at, { attribute: name }], secret: secret || attribute.sensitive === true };
      const value = member(config, name) ?? null;
      if (isUnknown(value)) continue;
      if (value === null) this.absent(attribute, place.path);
      else this.present(attribute, value, place);
    }
  }

  private absent(attribute: Attribute, path: Path): void {
    if (attribute.presence === 'required') {
      this.add('error', missingAttribute(pathText(path)), path);
    }
  }

  private present(attribute: Attribute, value: unknown, place: Place): void {
    const name = pathText(place.path);
    if (attribute.presence === 'computed') {
      this.add('error', readOnlyAttribute(name), place.path);
      return;
    }
    if (attribute.deprecated) this.add('warning', deprecatedAttribute(name, attribute.deprecated), place.path);
    const { errors } = conform(attributeType(attribute), value, { unknowns: true });
    errors.forEach((error) => this.reject({ ...place, path: [...place.path, ...error.path] }, `${error.problem}.`));
    if (errors.length > 0) return;
    this.members(attribute, value, place);
    if (isWhollyKnown(value)) this.run(attribute.checks, value, place);
    if (attribute.elementChecks) this.elements(attribute, value, place);
  }

  private members({ type }: Attribute, value: unknown, { path, secret }: Place): void {
    if (!isNested(type)) return;
    const objects = type.nesting === 'single' ? [{ element: value, step: [] }]
      : elementsOf(value, type.nesting === 'set');
    for (const { element, step } of objects) {
      if (isRecord(element)) this.attributes(type.attributes, element, [...path, ...step], secret);
    }
  }

  private elements(attribute: Attribute, value: unknown, { path, secret }: Place): void {
    for (const { element, step } of elementsOf(value, attributeType(attribute).kind === 'set')) {
      const place = { path: [...path, ...step], secret };
      if (element === null) this.reject(place, NULL_ELEMENT);
      else if (isWhollyKnown(element)) this.run(attribute.elementChecks, element, place);
    }
  }

  private run(checks: readonly Check[] = [], value: unknown, place: Place): void {
    for (const check of checks) {
      const problem = check(value);
      if (problem !== undefined) this.reject(place, problem, value);
    }
  }

  private reject({ path, secret }: Place, problem: string, value?: unknown): void {
    const sentence = capitalised(secret ? withoutValue(problem, value) : problem + valueText(value));
    this.add('error', invalidValue(pathText(path), sentence), path);
  }

  private add(severity: Diagnostic['severity'], { summary, detail }: Pick<Diagnostic, 'summary' | 'detail'>,
    path: Path): void {
    this.diagnostics[severity](summary, detail, path);
  }
}

const capitalised = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** A careless check may repeat the value it was given. */
function withoutValue(sentence: string, value: unknown): string {
  const text = typeof value === 'object' ? '' : String(value ?? '');
  return text !== '' && sentence.includes(text) ? SECRET_NOT_ALLOWED : sentence;
}

/** Names a value that is short enough to be read in a message. */
function valueText(value: unknown): string {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = isScalar ? JSON.stringify(value) : '';
  return text !== '' && text.length <= 200 ? ` ${givenValue(text)}` : '';
}

/** The elements of a collection, each with the step to it; an element of a set has none, it is at the set itself. */
function elementsOf(value: unknown, isSet: boolean): { element: unknown; step: Path }[] {
  if (Array.isArray(value)) return value.map((element, index) => ({ element, step: isSet ? [] : [{ index }] }));
  return isRecord(value) ? Object.entries(value).map(([key, element]) => ({ element, step: [{ key }] })) : [];
}
