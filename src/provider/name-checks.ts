import { CLOUD_DOMAIN, REGION_NAME } from '../client';
import { Check, matches } from '../plugin-sdk';

/** The name of a region. */
export const regionName = matches(REGION_NAME, 'the name of a region, such as eu-de');

/** The domain of a cloud. */
export const cloudDomain = matches(CLOUD_DOMAIN, 'the domain of a cloud, such as otc.t-systems.com');

/** The id of a project. */
export const projectIdText = matches(/^[A-Za-z0-9_-]+$/, 'the id of a project: letters and digits');

/** A protected id or name pattern: spaces around it would protect nothing. */
export const protectedPattern = matches(/^\S(.*\S)?$/s, 'an id or a name pattern, without spaces around it');

/** A set that names somebody: an empty one would mean never, which is hardly meant. */
export const notEmpty: Check = (values: readonly unknown[]) =>
  (values.length > 0 ? undefined : 'Must not be empty: leave it out to mean all.');

/** A map with no other keys than these: a misspelt one would silently mean the default. */
export const onlyKeys = (...allowed: readonly string[]): Check => (value: Readonly<Record<string, unknown>>) => {
  const unknown = Object.keys(value).filter((key) => !allowed.includes(key));
  return unknown.length === 0 ? undefined
    : `It has no key ${unknown.join(', ')}; the keys are ${allowed.join(' and ')}.`;
};
