import { healthBeforeIn, healthRuleOf, maintenanceWindowOf, maxUnavailableOf } from './order-of';
import { PlanErrors } from './plan-errors';
import { BatchActionAttributes, BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { closedNow, CLUSTERS_NOT_LOOKED_AT, illBefore, mayBeginNow, notAllMayBegin, openNow } from './texts';
import { isDmsError, RUNNING } from '../../client';
import { attribute, isWhollyKnown, PlanRequest } from '../../plugin-sdk';
import { DmsSession, ProjectCloud } from '../dms-session';
import { isWhole } from '../run/health';
import { isUnreadable } from '../run/health-check';
import { healthText } from '../run/health-texts';
import { Sighting } from '../run/instance-lookup';
import { isOpen, openingText } from '../run/maintenance-window';
import { Action } from '../run/order';

type Request = Pick<PlanRequest<BatchActionAttributes, DmsSession>,
  | 'config' | 'prior' | 'provider' | 'signal' | 'diagnostics' | 'log'>;

/** The plan looks at the clusters of so many instances that would begin first: each look is a request. */
const MOST_CLUSTERS = 50;

/** Says in a plan how many of the owed instances may begin in one apply, and when. */
export function foretellAdmission({ config, provider, diagnostics }: Request, owed: number): void {
  const { max_per_apply: most, maintenance_window: window } = config;
  if (owed === 0 || !isWhollyKnown(most) || !isWhollyKnown(window)) return;
  const now = provider.parts.clock.now();
  const given = maintenanceWindowOf(config as Pick<BatchActionState, 'maintenance_window'>);
  const isClosed = given !== undefined && !isOpen(given, now);
  const reasons = [
    ...(isClosed ? [closedNow(openingText(given, now))] : []),
    ...(most !== null && (most as number) < owed ? [mayBeginNow(most as number)] : []),
    ...(given !== undefined && !isClosed ? [openNow(openingText(given, now))] : []),
  ];
  if (reasons.length > 0) diagnostics.warning(...notAllMayBegin(config.action as Action, owed, reasons));
}

/**
 * Warns in a plan of instances that are ill already, where their clusters will be looked at; an error where the
 * configuration asks for that and they cannot be.
 */
export async function foretellHealth({ config, prior, signal, diagnostics, log }: Request, cloud: ProjectCloud,
  seen: ReadonlyMap<string, Sighting>, errors: PlanErrors): Promise<void> {
  if (!isWhollyKnown({ ...config, triggers: null, when: null })) return;
  const asked = config as BatchActionState;
  const isRoll = maxUnavailableOf(asked) !== undefined || elementsOf(asked.first).length > 0;
  if (asked.action !== 'restart' || healthRuleOf(asked, isRoll) === 'status') return;
  // Whoever has not come back from an earlier restart is asked for what it had before that one.
  const hadMore = healthBeforeIn(prior?.results ?? null, [...seen.keys()]);
  const running = [...seen].filter(([id, sighting]) =>
    !hadMore.has(id) && !sighting.gone && sighting.status === RUNNING,
  );
  try {
    const [first, ...others] = running.slice(0, MOST_CLUSTERS);
    if (first === undefined) return;
    const look = async ([id, sighting]: readonly [string, Sighting]) => {
      const health = await cloud.api.clusterHealth(id, { signal });
      const name = sighting.gone ? '' : ` (${sighting.name})`;
      return isWhole(health) ? [] : [`${id}${name}: ${healthText(health)}`];
    };
    // Where the first one cannot be asked, nobody can.
    const ill = [await look(first), ...await Promise.all(others.map(look))].flat();
    if (ill.length > 0) diagnostics.warning(...illBefore(ill), attribute('instances'));
  } catch (error) {
    if (!isDmsError(error) || error.kind === 'cancelled' || error.kind === 'authentication') throw error;
    log.info('clusters are not looked at in the plan', { reason: error.message });
    if (asked.health_check === 'cluster' && isUnreadable(error)) {
      errors.error(CLUSTERS_NOT_LOOKED_AT, attribute('health_check'), error.message);
    }
  }
}
