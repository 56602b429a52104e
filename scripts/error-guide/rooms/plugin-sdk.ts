// The guide shows what the rooms of the SDK say, and nothing else of them.
/* eslint-disable import/no-restricted-paths */
import * as checks from '../../../src/plugin-sdk/framework/checks';
import * as framework from '../../../src/plugin-sdk/framework/server/texts';
import * as started from '../../../src/plugin-sdk/process/texts';
import * as protocol from '../../../src/plugin-sdk/protocol/texts';
import { regularExpression } from '../../../src/provider/kafka-instances/name-pattern';
import { rfc3339 } from '../../../src/provider/kafka-instances/rfc3339';
import * as checkNames from '../../../src/provider/name-checks';
import * as times from '../../../src/provider/run/maintenance-window';
import { flawOfTimeZone } from '../../../src/provider/run/time-zone';
import { Branches, Room } from '../room';
import { ORDERS } from '../sample-words';

const TYPE = 'dms_kafka_instance_batch_action';
const PLUGIN = 'terraform-provider-dms_v0.1.0';
const broken = { path: [], problem: 'was not saved' };
const interrupted = Object.assign(new Error('[...]'), { name: 'AbortError' });
const invalid = (name: string, problem: string | undefined) => framework.invalidValue(name, problem!);

export const sdk: Room = {
  file: 'src/plugin-sdk/framework/server/texts.ts',
  says: {
    providerBug: new Branches(framework.providerBug('the state after the apply is wrong', TYPE, broken),
      ...[framework.nothingRead, framework.nothingUpgraded, framework.privateStateIsNoJson]
        .map((problem) => framework.providerBug('[...]', TYPE, problem))),
    handlerFailed: new Branches(framework.handlerFailed('update', TYPE, new Error('[...]'), false),
      framework.handlerFailed('update', TYPE, interrupted, true), framework.handlerFailed('update', TYPE,
        new Error('[...]'), true),
      framework.handlerFailed('update', TYPE, undefined, false), framework.handlerFailed('update', TYPE, new Error(),
        false)),
    abandoned: framework.handlerFailed('update', TYPE, new Error(framework.abandoned(30_000)), true),
    unknownType: framework.unknownType('resource', 'dms_kafka_topic'),
    NO_UPDATE: framework.handlerFailed('update', TYPE, new Error(framework.NO_UPDATE), false),
    notKnownYet: framework.notKnownYet(TYPE),
    noObjectSaved: framework.handlerFailed('update', TYPE, new Error(framework.noObjectSaved(null)), false),
    notImportable: framework.notImportable(TYPE),
    nothingToImport: framework.nothingToImport(TYPE, ORDERS),
    notMovable: new Branches(...[true, false].map((isImportable) => framework.notMovable(TYPE,
      { typeName: 'terraform_data', providerAddress: 'terraform.io/builtin/terraform' } as never, isImportable))),
    stateIsNewer: framework.stateIsNewer(TYPE, 2, 1),
    noUpgrade: framework.noUpgrade(TYPE, 0, 1),
    stateDoesNotFit: new Branches(framework.stateDoesNotFit(TYPE, {
      path: [{ attribute: 'pending' }] as never,
      problem: 'must be a set',
    }), framework.stateDoesNotFit(TYPE, { path: [], problem: 'must be an object' })),
    missingAttribute: framework.missingAttribute('action'),
    readOnlyAttribute: framework.readOnlyAttribute('pending'),
    deprecatedAttribute: framework.deprecatedAttribute('when', '[...]'),
    deprecatedBlock: framework.deprecatedBlock('assume_role', '[...]'),
    tooFewBlocks: new Branches(framework.tooFewBlocks('assume_role', 1, 0), framework.tooFewBlocks('assume_role', 2,
      1)),
    tooManyBlocks: new Branches(framework.tooManyBlocks('assume_role_with_oidc', 1, 2)),
    invalidValue: invalid('instances', checks.uuid('orders') as string),
    givenValue: invalid('action', `Must be "restart" or "delete". ${framework.givenValue('"reboot"')}`),
    NULL_ELEMENT: invalid('instances', framework.NULL_ELEMENT),
    SECRET_NOT_ALLOWED: invalid('secret_key', framework.SECRET_NOT_ALLOWED),
    wrongSchemas: framework.wrongSchemas(['dms_kafka_instance_batch_action, attribute `count`: the name is reserved by '
      + 'Terraform']),
  },
  saysNoError: ['isError', 'nothingSaved', 'nothingRead', 'nothingUpgraded', 'privateStateIsNoJson', 'areBlocks',
    'interruptionText', 'messageOf'],
};

export const checked: Room = {
  file: 'src/plugin-sdk/framework/checks.ts',
  says: {
    oneOf: invalid('action', checks.oneOf('restart', 'delete')('reboot') as string),
    matches: invalid('project_id', checks.matches(/^\w+$/, 'the id of a project: letters and digits')('') as string),
    uuid: invalid('instances', checks.uuid('orders') as string),
    duration: new Branches(invalid('timeouts.create', checks.duration()('45') as string),
      invalid('timeouts.create', checks.duration({ atLeast: '1s' })('0s') as string)),
    atLeast: invalid('max_unavailable', checks.atLeast(1)(0) as string),
    atMost: invalid('max_unavailable_percent', checks.atMost(100)(101) as string),
    lengthBetween: invalid('name', checks.lengthBetween(1, 64)('') as string),
    sizeBetween: invalid('maintenance_window.days', checks.sizeBetween(1, 7)([]) as string),
  },
  // What it throws is for whoever writes a schema.
  saysNoError: ['duration'],
};

export const names: Room = {
  file: 'src/provider/name-checks.ts',
  says: {
    regionName: invalid('region', checkNames.regionName('eu de') as string),
    cloudDomain: invalid('cloud', checkNames.cloudDomain('otc') as string),
    projectIdText: invalid('project_id', checkNames.projectIdText('eu-de/shop') as string),
    protectedPattern: invalid('protected_instances', checkNames.protectedPattern(' orders') as string),
    notEmpty: invalid('maintenance_window.days', checkNames.notEmpty([]) as string),
    onlyKeys: invalid('endpoints', checkNames.onlyKeys('dms', 'iam', 'sts', 'metadata')({ kafka: '' }) as string),
  },
};

export const patterns: Room = {
  file: 'src/provider/kafka-instances/name-pattern.ts',
  says: { regularExpression: invalid('name_regex', regularExpression('orders(') as string) },
  saysNoError: ['namePattern'],
};

export const rfcTimes: Room = {
  file: 'src/provider/kafka-instances/rfc3339.ts',
  says: { rfc3339: invalid('created_after', rfc3339('yesterday') as string) },
  saysNoError: ['parseRfc3339', 'timeText'],
};

export const windows: Room = {
  file: 'src/provider/run/maintenance-window.ts',
  says: {
    flawOfTime: new Branches(invalid('maintenance_window.begin', times.flawOfTime('10 pm', false)),
      invalid('maintenance_window.end', times.flawOfTime('5 am', true)),
      invalid('maintenance_window.time_zone', flawOfTimeZone('+01:00'))),
    flawOfEnd: ['`maintenance_window` never opens', times.flawOfEnd('22:00', '22:00')!],
  },
  saysNoError: ['DAYS', 'parseMaintenanceWindow', 'dayNamed', 'admittanceAt', 'openingText', 'isOpen', 'nextOpening',
    'closesAt'],
};

export const processes: Room = {
  file: 'src/plugin-sdk/process/texts.ts',
  says: {
    notForPeople: started.notForPeople(PLUGIN).trimEnd().replace('\n', ' '),
    couldNotStart: started.couldNotStart(PLUGIN, started.noSocketFolder(['/tmp (EACCES)'])).trimEnd(),
    noSocketFolder: started.noSocketFolder(['/tmp (EACCES)']),
  },
  saysNoError: ['reattachInstructions'],
};

export const protocols: Room = {
  file: 'src/plugin-sdk/protocol/texts.ts',
  says: {
    rpcFailed: protocol.rpcFailed('PlanResourceChange', '[...]'),
    notThere: protocol.notThere('function', 'restart'),
  },
};
