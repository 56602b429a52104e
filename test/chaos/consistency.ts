import { isUnknown, isWhollyKnown, Schema, Value } from '../../src/plugin-sdk';

/** The values of the attributes of a configuration, plan or state. */
export type Values = { readonly [name: string]: Value };

// What Terraform core holds against a provider, written from its rules and not from this provider's own checks.

/**
 * Where a later value breaks an earlier promise: what was known must come back the same, what was unknown may become
 * anything.
 */
export function broken(promised: Value, actual: Value, path: string): string[] {
  if (isUnknown(promised)) return [];
  if (Array.isArray(promised) && Array.isArray(actual)) return brokenSet(promised, actual, path);
  if (isMembers(promised) && isMembers(actual)) {
    const [before, after] = [Object.keys(promised).sort(), Object.keys(actual).sort()];
    if (before.join() !== after.join()) return [`${path} has the keys [${after.join()}] instead of [${before.join()}]`];
    return before.flatMap((key) => broken(promised[key], actual[key], `${path}.${key}`));
  }
  return text(promised) === text(actual) ? [] : [`${path} is ${text(actual)} instead of ${text(promised)}`];
}

function brokenSet(promised: readonly Value[], actual: readonly Value[], path: string): string[] {
  const found = new Set(actual.map(text));
  const kept = promised.filter((value) => isWhollyKnown(value)).every((value) => found.has(text(value)));
  const asMany = promised.every((value) => isWhollyKnown(value)) ? found.size === new Set(promised.map(text)).size
    : found.size <= promised.length;
  return kept && asMany ? [] : [`${path} is ${text(actual)} instead of ${text(promised)}`];
}

/**
 * Where a plan is neither what is configured nor what was before, in attributes that are not the provider's to choose.
 */
export function invalidPlan({ attributes }: Schema, config: Values, prior: Values | null, planned: Values): string[] {
  return Object.entries(attributes).flatMap(([name, { presence }]) => {
    const [configured, before, after] = [config[name], prior?.[name] ?? null, planned[name]].map(text);
    const isOpen = presence === 'computed' || (configured === 'null' && presence === 'optionalComputed');
    return isOpen || after === configured || (prior !== null && configured !== 'null' && after === before) ? []
      : [`${name} is planned as ${after}, but configured as ${configured}`];
  });
}

/** One text for one value: sets in any order. */
export function text(value: Value | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (isUnknown(value)) return '?';
  if (Array.isArray(value)) return `[${value.map(text).sort().join()}]`;
  if (isMembers(value)) return `{${Object.keys(value).sort().map((key) => `${key}:${text(value[key])}`).join()}}`;
  return JSON.stringify(value);
}

function isMembers(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);
}
