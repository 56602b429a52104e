import { isKnown } from './limits';
import { refusal, Subject } from './subject';
import { noHealthCheck } from './texts';

/**
 * When a restarted instance is healthy again, and the next one may begin.
 *
 * @example
 * BatchCall.restart([orders.id, billing.id], { maxUnavailable: 1, healthCheck: HealthCheck.CLUSTER });
 */
export enum HealthCheck {
  /**
   * When it is running again, and its brokers, online partitions and in-sync replicas are back to what this instance
   * had before. Where these cannot be read the deploy fails, before anything is sent.
   */
  CLUSTER = 'cluster',

  /** When it is running again and its restart has ended; nobody looks at its brokers and replicas. */
  STATUS = 'status',
}

/**
 * Checks a health check that is given and known now.
 *
 * @throws Error when there is none of this name.
 */
export function checkHealthCheck(subject: Subject, given: HealthCheck | undefined): void {
  if (isKnown(given) && !Object.values(HealthCheck).includes(given)) throw refusal(subject, noHealthCheck(given));
}
