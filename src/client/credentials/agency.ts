import { Named } from './credentials';

/** Somebody who acts for another account: a role that whoever signed in takes on. */
export interface Agency {
  readonly name: string;
  /** The account that delegates. */
  readonly domain: Named;
  /**
   * How long its keys are to be good for, in seconds.
   * @default AGENCY_SECONDS
   */
  readonly durationSeconds?: number;
  /** Who named it, in words for people. */
  readonly source: string;
}

/** An hour: what every agency allows; longer runs get new keys in time. */
export const AGENCY_SECONDS = 3600;

/** An agency as people are told of it: `ops of domain shop`. */
export function agencyName({ name, domain }: Agency): string {
  return `${name} of domain ${'name' in domain ? domain.name : domain.id}`;
}
