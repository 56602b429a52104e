import { IConstruct } from 'constructs';
import { LeastVersion } from './required-version';
import { refusal, Subject } from './subject';
import { notForTarget, unreadableTargetVersions } from './texts';

type Version = readonly [number, number, number];

const PART = '(\\d+|[xX*])';
const COMPARATOR = new RegExp(`^([<>]=?|[=^~])?v?${PART}(?:\\.${PART})?(?:\\.${PART})?(?:[-+].*)?$`);

/**
 * Checks an action against the versions that an app on CDK Terrain says it is deployed with (`targetVersions`, which
 * its CLI puts into the context). Where the app says nothing, as under CDKTF, nothing is refused.
 *
 * @throws Error when one of these versions has no such actions.
 */
export function checkTargetVersions(subject: Subject, construct: IConstruct, least: LeastVersion): void {
  const targets: unknown = construct.node.tryGetContext('targetVersions');
  if (targets === undefined || targets === null) return;
  const { terraform, opentofu } = targets as Readonly<Record<string, unknown>>;
  if (opentofu !== undefined) throw refusal(subject, notForTarget('opentofu', String(opentofu), undefined));
  if (terraform === undefined) return;
  const lowest = typeof terraform === 'string' ? lowestOf(terraform) : undefined;
  if (!lowest) throw refusal(subject, unreadableTargetVersions(targets));
  if (compare(lowest, lowestOf(least)!) < 0) {
    throw refusal(subject, notForTarget('terraform', String(terraform), least));
  }
}

/** The lowest version in an npm range, pre-releases aside; undefined where it is no range. */
function lowestOf(range: string): Version | undefined {
  const alternatives = range.split('||').map(lowestOfAlternative);
  if (alternatives.some((version) => !version)) return undefined;
  return (alternatives as Version[]).reduce((one, other) => compare(one, other) <= 0 ? one : other);
}

function lowestOfAlternative(alternative: string): Version | undefined {
  const [from] = alternative.trim().split(/\s+-\s+/);
  const comparators = from.replace(/([<>=^~])\s+/g, '$1').split(/\s+/).filter(Boolean).map(lowestOfComparator);
  if (comparators.some((version) => !version)) return undefined;
  return (comparators as Version[]).reduce((one, other) => compare(one, other) >= 0 ? one : other, [0, 0, 0]);
}

function lowestOfComparator(comparator: string): Version | undefined {
  const match = COMPARATOR.exec(comparator);
  if (!match) return undefined;
  const [, operator, ...parts] = match;
  if (operator?.startsWith('<')) return [0, 0, 0];
  const given = parts.findIndex((part) => !/^\d+$/.test(part ?? ''));
  const numbers = parts.slice(0, given < 0 ? 3 : given).map(Number);
  // After `> 1.13` comes 1.14, as npm reads it: all of 1.13 is meant.
  if (operator === '>' && numbers.length > 0) numbers[numbers.length - 1] += 1;
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}

const compare = (one: Version, other: Version) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
