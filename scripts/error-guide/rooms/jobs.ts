import * as program from '../../../src/command-line/texts';
import * as drift from '../../../src/drift/texts';
import * as watch from '../../../src/watch/texts';
import { Branches, Room } from '../room';

const RESTART = 'dms_kafka_instance_batch_action.restart';
const CLEAN_UP = 'dms_kafka_instance_batch_action.cleanup';
const inLine = (text: string) => `cdktf-provider-dms: ${text}`;
const REASON = 'EACCES: permission denied';

export const jobs: Room = {
  file: 'src/drift/texts.ts',
  says: {
    planNotKept: drift.planNotKept('EACCES: permission denied, open \'plans/kafka.tfplan\''),
    noFolder: drift.noFolder('kafka'),
    nothingInFolder: drift.nothingInFolder('kafka'),
    notSynthesised: drift.notSynthesised('.', 'cdktf.out/manifest.json'),
    noStacksIn: drift.noStacksIn('cdktf.out/manifest.json'),
    unreadable: drift.unreadable('cdktf.out/manifest.json', 'Unexpected end of JSON input'),
    NO_TERRAFORM: drift.NO_TERRAFORM,
    noProgram: drift.noProgram('terraform-1.11', '--terraform'),
    cannotStart: drift.cannotStart('/usr/bin/terraform', 'spawn EACCES'),
    noSuchFile: drift.noSuchFile('--var-file', 'prod.tfvars'),
    PLAN_WITHOUT_APPLY: drift.PLAN_WITHOUT_APPLY,
    SAVE_PLAN_WITH_APPLY: drift.SAVE_PLAN_WITH_APPLY,
    noSavedPlan: drift.noSavedPlan('/job/kafka.tfplan'),
    noFolderFor: drift.noFolderFor('/job/plans/kafka.tfplan'),
    oneStackOnly: drift.oneStackOnly('--plan', 'cdktf.out', ['cdktf.out/stacks/orders', 'cdktf.out/stacks/billing']),
    isNoPlan: drift.isNoPlan('/job/kafka.tfplan'),
    unreadablePlan: drift.unreadablePlan('/job/kafka.tfplan', 'terraform show failed: [...]'),
    interruptedBefore: drift.interruptedBefore('SIGTERM', 'plan'),
    interruptedDuring: `${drift.interruptedDuring('SIGTERM', 'terraform apply')}: ${drift.saidNothing(1)}`,
    commandFailed: `${drift.commandFailed('terraform plan')}: Error acquiring the state lock`,
    saidNothing: `${drift.commandFailed('terraform plan')}: ${drift.saidNothing(null)}`,
    appliedUnread: drift.appliedUnread('terraform show failed: [...]'),
    notLookedAt: drift.notLookedAt('SIGTERM'),
    dependsOnFailed: drift.dependsOnFailed('cdktf.out/stacks/orders'),
    PLAN_NOT_WHOLE: drift.PLAN_NOT_WHOLE,
    changesOthers: drift.changesOthers('dms_kafka_instance_batch_action', 'terraform_data.other (update)'),
    isTainted: drift.isTainted(RESTART, `terraform untaint ${RESTART}`),
    onlyActs: drift.onlyActs('destroy', RESTART),
    deletesTooMany: drift.deletesTooMany(2, 1),
    overOwnLimit: drift.overOwnLimit(CLEAN_UP, 2, '1'),
    notCounted: drift.notCounted(CLEAN_UP, 1),
    wouldBeRefused: drift.wouldBeRefused('[...]'),
  },
};

export const commands: Room = {
  file: 'src/command-line/texts.ts',
  says: {
    NO_COMMAND: inLine(`${program.NO_COMMAND}; see cdktf-provider-dms --help`),
    NO_ASSIGNMENT: inLine(`option '--var <NAME=VALUE>' argument 'prod' is invalid. ${program.NO_ASSIGNMENT}; see `
      + 'cdktf-provider-dms --help'),
    NO_NUMBER: inLine(`option '--max-deletions <NUMBER>' argument 'few' is invalid. ${program.NO_NUMBER}; see `
      + 'cdktf-provider-dms --help'),
    noFolderFor: inLine(program.noFolderFor('json', 'reports/kafka.json')),
    cannotRead: inLine(program.cannotRead('ENOENT: no such file or directory, open \'state.json\'')),
    summaryNotWritten: inLine(program.summaryNotWritten(['EACCES: permission denied, open \'kafka.json\''])),
    mirrorNotWritten: inLine(program.mirrorNotWritten('EACCES: permission denied, mkdir \'/usr/share/mirror\'')),
    noJson: inLine(program.noJson('state.json', 'Unexpected token \'T\', "Terraform "... is not valid JSON')),
  },
  saysNoError: ['MIRROR_WRITTEN'],
};

export const watching: Room = {
  file: 'src/watch/texts.ts',
  says: {
    waitingFor: new Branches(...['missing', 'no file', 'unreadable', undefined].map((hindrance) =>
      watch.waitingFor('/tmp/roll.jsonl', hindrance))),
    silentText: watch.silentText(120_000),
    cannotStart: new Branches(...[watch.cannotStart('cdktf', 'ENOENT', ''), watch.cannotStart('cdktf', 'EACCES', ''),
      watch.cannotStart('cdktf', undefined, REASON)].map(inLine)),
    cannotFollow: inLine(watch.cannotFollow('/dev/null')),
    NOTHING_TO_WATCH: inLine(`${watch.NOTHING_TO_WATCH}; see cdktf-provider-dms --help`),
    BOTH_TO_WATCH: inLine(`${watch.BOTH_TO_WATCH}; see cdktf-provider-dms --help`),
  },
  saysNoError: ['COLUMNS', 'countTexts', 'plannedText', 'runText', 'ENDED', 'leftText', 'moreText', 'moreRunsText',
    'WAITS',
    'namesText', 'begins', 'planned'],
};
