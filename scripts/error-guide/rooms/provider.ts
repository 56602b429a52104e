import { Instance } from '../../../src/client';
import * as invocation from '../../../src/provider/batch-action-invocation/texts';
import * as restoring from '../../../src/provider/instance-restore/texts';
import * as one from '../../../src/provider/kafka-instance/texts';
import * as many from '../../../src/provider/kafka-instances/texts';
import * as said from '../../../src/provider/texts';
import { Branches, Room } from '../room';
import { BILLING, ORDERS, PLACE, REGION } from '../sample-words';

const found = (id: string, name: string): Instance =>
  ({ id, name, status: 'RUNNING', createdAt: Date.UTC(2026, 0, 1) }) as unknown as Instance;
const ALL = [found(ORDERS, 'orders'), found(BILLING, 'billing')];

export const provider: Room = {
  file: 'src/provider/texts.ts',
  says: {
    NO_WAY_TO_THE_CLOUD: [said.NO_WAY_TO_THE_CLOUD, '[...]'],
    regionOfOtherCloud: said.regionOfOtherCloud('cn-north-4', 'myhuaweicloud.com', 'otc.t-systems.com'),
    endpointsOfOtherRegion: said.endpointsOfOtherRegion('eu-nl', REGION),
    PROVIDER_BLOCK_UNKNOWN_AT_APPLY: said.PROVIDER_BLOCK_UNKNOWN_AT_APPLY,
    PROTECTION_UNKNOWN_AT_APPLY: said.PROTECTION_UNKNOWN_AT_APPLY,
    PROVIDER_BLOCK_UNKNOWN_AT_LIST: said.PROVIDER_BLOCK_UNKNOWN_AT_LIST,
    NOTHING_WAS_SENT: said.NOTHING_WAS_SENT,
  },
  saysNoError: ['signsInWith'],
};

export const dataSource: Room = {
  file: 'src/provider/kafka-instance/texts.ts',
  says: {
    NEITHER_GIVEN: one.NEITHER_GIVEN,
    BOTH_GIVEN: one.BOTH_GIVEN,
    noSuchId: new Branches(one.noSuchId(ORDERS, PLACE, []), one.noSuchId(ORDERS, PLACE, undefined)),
    noSuchName: one.noSuchName('order', PLACE, ALL),
    severalOfName: one.severalOfName('orders', PLACE, [ALL[0], { ...ALL[0], id: BILLING, createdAt: undefined }]),
    otherEngine: one.otherEngine(ORDERS, 'rabbitmq'),
  },
};

export const dataSources: Room = {
  file: 'src/provider/kafka-instances/texts.ts',
  says: { NOTHING_BETWEEN: many.NOTHING_BETWEEN },
};

export const action: Room = {
  file: 'src/provider/batch-action-invocation/texts.ts',
  says: {
    CANNOT_ACT_THERE: [invocation.CANNOT_ACT_THERE, '[...]'],
    notDone: invocation.notDone(`Instance ${ORDERS} (orders) was not restarted`, 'Failed',
      'its status is ERROR after the restart'),
    doneBefore: new Branches(invocation.doneBefore([`${BILLING} (billing)`]), invocation.doneBefore([])),
  },
  saysNoError: ['nothingToDo', 'beginning', 'howFar'],
};

const reason = 'Could not restore instance [...]';

export const restore: Room = {
  file: 'src/provider/instance-restore/texts.ts',
  says: {
    NO_RECYCLE_BIN: restoring.NO_RECYCLE_BIN,
    neverThere: restoring.neverThere(ORDERS),
    stillDeleting: restoring.stillDeleting(ORDERS, 'orders'),
    otherEngine: restoring.otherEngine(ORDERS, 'orders', 'rabbitmq'),
    heldByOther: restoring.heldByOther(ORDERS, 'orders'),
    refused: restoring.refused(ORDERS, 'orders', reason),
    couldNotLook: restoring.couldNotLook(ORDERS, reason),
    ended: restoring.ended(ORDERS, 'orders', 'its restore failed, and its status is RECYCLE'),
    unclear: restoring.unclear(ORDERS, 'orders', restoring.NO_JOB),
    stillRunning: restoring.stillRunning(ORDERS, 'orders', 1_200_000),
    interrupted: restoring.interrupted(ORDERS, 'orders'),
    unwatchable: restoring.unwatchable(ORDERS, 'orders', reason),
    notBegun: new Branches(restoring.notBegun(ORDERS, 'orders', true), restoring.notBegun(ORDERS, 'orders', false)),
    summaryOf: [restoring.summaryOf(ORDERS), '[...]'],
    broughtBack: new Branches(restoring.broughtBack([BILLING]), restoring.broughtBack([])),
    NO_MEMORY: restoring.NO_MEMORY,
  },
  saysNoError: ['called', 'notRestored', 'NO_JOB', 'NOTHING_TO_RESTORE'],
};
