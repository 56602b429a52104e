import { ClusterHealth } from '../../../src/client';
import * as waited from '../../../src/client/waiters/texts';
import { nothingMoreBegun } from '../../../src/provider/batch-action/texts';
import * as health from '../../../src/provider/run/health-texts';
import * as said from '../../../src/provider/run/texts';
import { Branches, Room } from '../room';
import { BILLING, FAILED, ORDERS } from '../sample-words';

const WHOLE: ClusterHealth = {
  brokers: 3,
  brokersAlive: 3,
  partitions: 12,
  partitionsOnline: 12,
  replicas: 36,
  replicasInSync: 36,
};
const ILL: ClusterHealth = { ...WHOLE, brokersAlive: 2, partitionsOnline: 11, replicasInSync: 24 };
const FORBIDDEN = `Could not read the state of brokers and replicas of instance ${ORDERS}: [...]`;
const { refusalReason: refused, haltReason: halted } = said;
const RUNNING = { status: 'RUNNING', health: ILL, healthBefore: ILL };

const cannotBe = (reason: string) => `Instance ${ORDERS} (orders) cannot be deleted: ${reason}`;
const instance = (reason: string) => `${ORDERS} (orders): ${reason}`;

export const run: Room = {
  file: 'src/provider/run/texts.ts',
  says: {
    refusalReason: new Branches(...[refused.doesNotExist, refused.otherEngine('rabbitmq'),
      refused.protectedBy('orders*'),
      refused.prepaid, refused.inRecycleBin, refused.beingDeleted('DELETING')].map(cannotBe)),
    NO_ACTION_IN_STATUS: new Branches(...Object.values(said.NO_ACTION_IN_STATUS).map(cannotBe)),
    instancesRefused: new Branches(
      said.instancesRefused('restart', [{ id: ORDERS, name: 'orders', reason: refused.doesNotExist }]),
      said.instancesRefused('restart', [{ id: ORDERS, reason: refused.doesNotExist }, {
        id: BILLING,
        reason: '[...]',
      }])),
    tooManyDeletions: said.tooManyDeletions(2, 1),
    planShowedOthers: said.planShowedOthers([ORDERS], [BILLING]),
    failedSincePlan: new Branches(said.failedSincePlan([{ id: FAILED, name: 'trial-1' }]),
      said.failedSincePlan([{ id: FAILED, name: 'trial-1' }, { id: FAILED.replace(/1$/, '2'), name: 'trial-2' }])),
    haltReason: new Branches(...[halted.interrupted, halted.timedOut('30m'), halted.lookingFails,
      halted.rollStoppedAt([ORDERS], 1), halted.canaryFailed(ORDERS), halted.windowFilled(1,
        [ORDERS])].map(nothingMoreBegun),
    instance(halted.canaryFailed(BILLING)), instance(halted.rollStoppedAt([BILLING], 0))),
    withLookFailure: nothingMoreBegun(said.withLookFailure(halted.timedOut('30m'),
      'Could not list the Kafka instances: [...]')),
    notSeenToEnd: instance(said.notSeenToEnd(halted.timedOut('30m'), { status: 'RESTARTING' })),
    overdue: new Branches(instance(said.overdue('20m', RUNNING)),
      instance(said.overdue('20m', { status: 'RESTARTING' }))),
    neverReady: new Branches(instance(said.neverReady('20m', 'EXTENDING')), instance(said.neverReady('20m',
      undefined))),
    GONE_AGAIN: instance(said.GONE_AGAIN),
    failedAgain: instance(said.failedAgain('ERROR')),
    lastStatus: instance(said.lastStatus('EXTENDING')),
    lastRefusal: instance(said.lastRefusal('another job of the instance is running')),
    refusedOnItsWay: instance(said.refusedOnItsWay('EXTENDING')),
    refusedForGood: instance(said.refusedForGood('RUNNING')),
    ANSWER_LOST_TWICE: instance(said.ANSWER_LOST_TWICE),
    NOT_REPEATED: instance(said.NOT_REPEATED),
    ANSWER_LOST_UNWATCHED: instance(said.ANSWER_LOST_UNWATCHED),
    unaskedAnswer: said.unaskedAnswer(BILLING),
    CLOSED_MEANWHILE: said.CLOSED_MEANWHILE,
  },
  // Shown within texts of others.
  saysNoError: ['participleOf', 'statusText', 'lastSeenText', 'leftByWindow', 'leftByCheckpoint'],
};

export const clusters: Room = {
  file: 'src/provider/run/health-texts.ts',
  says: {
    clusterUnreadable: health.clusterUnreadable(ORDERS, FORBIDDEN),
    healthByStatus: health.healthByStatus(FORBIDDEN),
    healthByStatusFor: health.healthByStatusFor(ORDERS, FORBIDDEN),
  },
  saysNoError: ['healthText'],
};

export const waiters: Room = {
  file: 'src/client/waiters/texts.ts',
  says: {
    NO_LONGER_EXISTS: instance(waited.NO_LONGER_EXISTS),
    STILL_CREATEFAILED: instance(waited.STILL_CREATEFAILED),
    restartTaskFailed: instance(waited.restartTaskFailed('RUNNING')),
    failedAfterRestart: instance(waited.failedAfterRestart('ERROR')),
    failedAsBefore: instance(waited.failedAsBefore('ERROR')),
    restoreFailed: new Branches(...[waited.restoreFailed('RECYCLE'), waited.restoreFailed()].map(instance)),
    restoreEndedWithout: instance(waited.restoreEndedWithout('RECYCLE')),
  },
  saysNoError: ['nowIn'],
};
