import * as signing from '../../../src/client/credentials/texts';
import { parseErrorAnswer } from '../../../src/client/errors/error-answer';
import { ErrorKind } from '../../../src/client/errors/errors';
import * as answers from '../../../src/client/errors/explanation';
import { Purpose } from '../../../src/client/errors/purpose';
import { actionNotSent } from '../../../src/client/errors/texts';
import * as calls from '../../../src/client/texts';
import { Branches, Room } from '../room';
import { BILLING, IAM, ORDERS, PROJECT } from '../sample-words';

const KEY = 'access_key and secret_key in the provider configuration';
const LIST: Purpose = { what: calls.LIST_INSTANCES, permission: 'dms:instance:list', signedInBy: 'aksk' };
const RESTART: Purpose = {
  what: calls.actOn({ action: 'restart', instances: [ORDERS] }),
  permission: 'dms:instance:modifyStatus',
};
const LOG_IN: Purpose = {
  what: signing.logIn({ user: { name: 'ops' }, domain: { name: 'OTC-EU-DE-000' } } as never, IAM),
  signedInBy: 'password',
};
const NOW = Date.UTC(2026, 10, 27, 12);
const AGENCY = { name: 'kafka-ops', domain: { name: 'shop' }, source: 'assume_role in the provider configuration' };

interface Answered {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is said of an answer that is no success. */
function to(purpose: Purpose, kind: ErrorKind, { status = 400, code, message, headers = {}, body }: Answered): string {
  const response = { status, headers, body: body ?? JSON.stringify({ error_code: code, error_msg: message }) };
  const explained = answers.explain(kind, response, parseErrorAnswer(response, NOW), purpose, NOW);
  return answers.attempted(kind, purpose, explained);
}

const refusedKey = (message: string, headers = {}) =>
  to(LIST, 'authentication', { status: 401, code: 'APIGW.0301', message, headers });
const refusedToken = (code: string, message: string) =>
  to({ ...LIST, signedInBy: 'token' }, 'authentication', { status: 401, code, message });
const refusedUser = (message: string) =>
  to(LOG_IN, 'authentication', {
    status: 401,
    body: JSON.stringify({
      error: {
        code: 401,
        title: 'Unauthorized',
        message,
      },
    }),
  });

export const keys: Room = {
  file: 'src/client/errors/authentication-reason.ts',
  says: {
    authenticationReason: new Branches(
      to({ ...LIST, credentialsFrom: KEY }, 'authentication', { status: 401, code: 'APIGW.0301', message: '[...]' }),
      refusedKey('verify aksk signature fail'),
      refusedKey('ak not exist'),
      refusedKey('the security token has expired'),
      refusedKey('calc ak sk signature fail:signature expired'),
      refusedKey('Incorrect IAM authentication information: request expired'),
      refusedKey('x-sdk-date', { date: new Date(NOW - 1_023_000).toUTCString() }),
      refusedKey('the access key has reached the limit of failures'),
    ),
    tokens: new Branches(refusedToken('DMS.10240102', ''), refusedToken('DMS.10240104', ''),
      refusedToken('DMS.10240101', '')),
    users: new Branches(refusedUser('wrong'), refusedUser('no such project'), refusedUser('the user is locked')),
  },
};

const html = { body: '<!doctype html><html></html>' };

export const refusals: Room = {
  file: 'src/client/errors/explanation.ts',
  says: {
    explain: to(LIST, 'permission', { status: 403, code: 'DMS.10240015' }),
    readOnly: to(RESTART, 'permission', { status: 403, code: 'DMS.00403002' }),
    unnamed: to({ what: calls.LIST_INSTANCES }, 'permission', { status: 403, code: 'DMS.10240015' }),
    frozen: to(LIST, 'permission', { status: 403, code: 'DMS.10240306' }),
    throttled: to(LIST, 'flow_control', { status: 429, code: 'APIGW.0308' }),
    busy: new Branches(...['DMS.00400017', 'DMS.00400026', 'DMS.00400099', 'CBC.99003651'].map((code) =>
      to(RESTART, 'busy', { code }))),
    unread: to({ ...LIST, onlyReads: true }, 'ambiguous', { status: 500, code: 'DMS.00500000' }),
    lost: new Branches(to(RESTART, 'ambiguous', { status: 500, code: 'DMS.00500000' }),
      to(RESTART, 'ambiguous', { status: 502, ...html }), to(RESTART, 'ambiguous', { status: 502, body: 'no' }),
      to(RESTART, 'ambiguous', { status: 404, body: 'no' })),
    explainUnexpectedAnswer: new Branches(...(['ambiguous', 'contract'] as const).map((kind) =>
      answers.attempted(kind, RESTART,
        answers.explainUnexpectedAnswer(kind, { status: 200, headers: {}, body: 'no' }, parseErrorAnswer({
          status: 200,
          headers: {},
          body: 'no',
        }, NOW)))), answers.attempted('contract', RESTART, answers.explainUnexpectedAnswer('contract',
      { status: 200, headers: {}, body: '' }, { code: 'DMS.00400002', isOfCloud: true, isWebPage: false }))),
    gone: `Could not ${calls.readInstance(ORDERS)}: ${answers.explain('gone', { status: 404, headers: {}, body: '' },
      { isOfCloud: true, isWebPage: false }, LIST, NOW)}`,
    wrongPlace: new Branches(to(LIST, 'contract', { status: 302 }), to(LIST, 'contract', { status: 407 }),
      to(LIST, 'contract', { status: 403, body: 'no' }), to(LIST, 'contract', { status: 400, ...html }),
      to(LIST, 'contract', { status: 404, code: 'APIGW.0101' }), to(LIST, 'contract', { status: 404, code: 'DMS.1' })),
    wrongProject: to(LIST, 'contract', { code: 'DMS.00400002' }),
    account: new Branches(to(LIST, 'contract', { code: 'DMS.00500986' }), to(LIST, 'contract',
      { code: 'DMS.00500987' })),
    arguments: to(RESTART, 'contract', { code: 'DMS.00400005' }),
    explainHeldBack: answers.explainHeldBack('Could not list the Kafka instances: [...]'),
    CANCELLED: answers.CANCELLED,
  },
  saysNoError: ['attempted'],
};

export const neverSent: Room = {
  file: 'src/client/errors/texts.ts',
  says: { actionNotSent: actionNotSent(to(LIST, 'flow_control', { status: 429, code: 'APIGW.0308' })) },
};

export const requests: Room = {
  file: 'src/client/texts.ts',
  says: {
    readCluster: to({ what: calls.readCluster(ORDERS), permission: 'dms:instance:get' }, 'permission',
      { status: 403, code: 'DMS.10240015' }),
    listTasks: to({ what: calls.listTasks(ORDERS) }, 'contract', { status: 404, code: 'DMS.1' }),
    lookUpProject: to({ what: calls.lookUpProject('eu-de_shop', IAM) }, 'permission', {
      status: 403,
      code: 'DMS.10240015',
    }),
    actOn: new Branches(to({ what: calls.actOn({ action: 'delete', instances: [ORDERS, BILLING] }) }, 'contract', {}),
      to({ what: calls.actOn({ action: 'delete' } as never) }, 'contract', {})),
    restoreOf: to({ what: calls.restoreOf(ORDERS) }, 'contract', {}),
    endlessList: calls.endlessList(1000),
    NO_LIST: calls.NO_LIST,
    NO_RECYCLE_BIN: calls.NO_RECYCLE_BIN,
    noInstance: calls.noInstance(ORDERS),
    noCluster: calls.noCluster(ORDERS),
    noSuchProject: new Branches(calls.noSuchProject('eu-de_shop', IAM, 0, []),
      calls.noSuchProject('eu-de_shop', IAM, 2, [{ id: PROJECT, name: 'eu-de' }])),
  },
  saysNoError: ['LIST_INSTANCES', 'READ_RECYCLE_BIN', 'readInstance'],
};

const IDP = 'github';
const METADATA = 'http://169.254.169.254';
const claims = {
  issuer: 'https://token.actions.githubusercontent.com',
  audience: 'kafka',
  subject: 'repo:shop/kafka:ref:refs/heads/main',
};
const because = (what: string, why: string) => `Could not ${what}: ${why}`;
const withIdToken = (why: string) => because(signing.logInWithIdToken(IDP, IAM), why);
const assuming = signing.assumeAgency(AGENCY, IAM);

export const signIn: Room = {
  file: 'src/client/credentials/texts.ts',
  says: {
    logIn: because(LOG_IN.what, '[...]'),
    exchangeToken: because(signing.exchangeToken(IAM), '[...]'),
    whyNoAgency: because(assuming, signing.whyNoAgency(AGENCY, KEY)),
    whyNoIdToken: new Branches(...[signing.whyNoIdToken(IDP, undefined, NOW),
      signing.whyNoIdToken(IDP, { ...claims, expiresAt: NOW - 60_000 }, NOW), signing.whyNoIdToken(IDP, claims, NOW)]
      .map(withIdToken)),
    noMetadata: signing.noMetadata(METADATA),
    noAgencyBound: signing.noAgencyBound(METADATA),
    strangeMetadata: signing.strangeMetadata(METADATA, 500),
    keysOfAnotherCloud: signing.keysOfAnotherCloud('cn-north-4', 'myhuaweicloud.com', 'otc.t-systems.com'),
  },
  saysNoError: ['logInWithIdToken', 'assumeAgency', 'asAgency', 'nameOf'],
};
