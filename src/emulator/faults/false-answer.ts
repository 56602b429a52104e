import { WireResponse } from '../wire';
import { Trouble } from './fault';

/** The head of an answer in JSON. */
export const JSON_HEADERS = { 'content-type': 'application/json' };
const HTML_HEADERS = { 'content-type': 'text/html; charset=utf-8' };

/** An answer that breaks off after its beginning. */
export const TORSO: WireResponse = { status: 200, headers: JSON_HEADERS, body: '{"results":[{"resu' };

const LOGIN_FORM = '<h1>Sign in to the network</h1>'
  + '<form method="post"><input name="user"><input name="password" type="password"></form>';

/** What a proxy says when it does not let a request through. */
const PROXY_TEXTS = {
  proxy_401: { status: 401, text: 'Unauthorized: the proxy wants you to log in first.' },
  proxy_403: { status: 403, text: 'Forbidden: this address is blocked by the policy of the network.' },
  proxy_502: { status: 502, text: 'Bad gateway: the proxy could not reach the server.' },
} as const;

type ProxyTrouble = Extract<Trouble, { kind: keyof typeof PROXY_TEXTS }>;

/** Trouble that comes as an answer which is not the API's own. */
export type FalseAnswer =
  | ProxyTrouble
  | Extract<Trouble, { kind: 'login_page' | 'torso' | 'error_in_200' | 'null_body' }>;

/** The answer to a request; `truth` is the one it should have had, where it was carried out. */
export function falseAnswer(trouble: FalseAnswer, truth?: WireResponse): WireResponse {
  switch (trouble.kind) {
    case 'torso':
      // An answer without a body has nothing to lose.
      return truth?.body ? { ...truth, body: truth.body.slice(0, truth.body.length / 2) } : TORSO;
    case 'error_in_200':
      return { status: 200, headers: JSON_HEADERS, body: errorBody({ ...trouble, status: 200 }) };
    case 'null_body':
      return { status: 200, headers: JSON_HEADERS, body: 'null' };
    case 'login_page':
      return foreignPage(200, LOGIN_FORM);
    default:
      return proxyAnswer(trouble);
  }
}

/** What an error answer says. */
export interface ErrorWords {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly codeless?: boolean;
}

/** An error in the shape of DMS. */
export function errorBody({ status, code = 'DMS.00500000', message, codeless }: ErrorWords): string {
  const words = { error_msg: message ?? `Fault arranged in the emulator (status ${status}).` };
  return JSON.stringify(codeless ? words : { error_code: code, ...words });
}

function proxyAnswer({ kind, html }: ProxyTrouble): WireResponse {
  const { status, text } = PROXY_TEXTS[kind];
  if (html) return foreignPage(status, `<h1>${status}</h1><p>${text}</p>`);
  return { status, headers: { 'content-type': 'text/plain' }, body: `${text}\n`, notFromCloud: true };
}

function foreignPage(status: number, content: string): WireResponse {
  const body = `<!doctype html><html><head><title>proxy</title></head><body>${content}</body></html>`;
  return { status, headers: HTML_HEADERS, body, notFromCloud: true };
}
