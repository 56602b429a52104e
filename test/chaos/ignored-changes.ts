import { Values } from './consistency';
import { Schema } from '../../src/plugin-sdk';

/** `ignore_changes` of a block: names of attributes, or `all`. */
export type Ignored = readonly string[] | 'all';

/**
 * The configuration as Terraform hands it to a plan: what is ignored stays as it was. Where there was nothing before,
 * nothing is ignored; with `all` the computed attributes are left out.
 */
export function withIgnored({ attributes }: Schema, config: Values, prior: Values | null,
  ignored: Ignored | undefined): Values {
  if (prior === null || ignored === undefined) return config;
  const isIgnored = (name: string) =>
    (ignored === 'all' ? attributes[name].presence !== 'computed' : ignored.includes(name));
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, isIgnored(name) ? prior[name] ?? null : value]),
  );
}
