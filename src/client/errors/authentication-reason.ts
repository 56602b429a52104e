import { ErrorAnswer } from './error-answer';
import { Purpose } from './purpose';
import { MAX_CLOCK_SKEW_MS } from '../signer/sdk-date';
import { HttpResponse } from '../transport/transport';

/**
 * Says why nobody was let in, and what to do next. The gateway tells its reasons apart in its message only, and each of
 * them needs another remedy. `now` is the time of this machine in epoch milliseconds.
 */
export function authenticationReason(response: HttpResponse, answer: ErrorAnswer, { signedInBy }: Purpose,
  now: number): string {
  const isLocked = /reach(ed)? the limit|locked/i.test(answer.message ?? '');
  if (signedInBy === 'password' && !/^(DMS|APIGW|APIG)\./.test(answer.code ?? '')) {
    return isLocked ? USER_IS_LOCKED : passwordReason(answer);
  }
  if (isLocked) return KEY_IS_LOCKED;
  // Only signatures carry the time.
  const skew = signedInBy !== 'token' && signedInBy !== 'password' ? skewReason(response, answer, now) : undefined;
  return skew ?? keyReason(answer) ?? tokenReason(answer) ?? NOT_ACCEPTED;
}

const KEY_IS_LOCKED =
  'the access key is locked for five minutes, because too many requests with a wrong secret came in a row. '
  + 'Wait five minutes without any request, then run again with the right secret key.';

const USER_IS_LOCKED = 'the user is locked, because too many log-ins with a wrong password came in a row. '
  + 'Wait a quarter of an hour without any log-in, then run again with the right password.';

const NOT_ACCEPTED = 'the credentials were not accepted. '
  + 'Check the access key, secret key, security token or token, and the region.';

function passwordReason({ message = '' }: ErrorAnswer): string {
  if (/project/i.test(message)) {
    return 'the user may not enter this project, or it does not exist. Set project_id or project_name.';
  }
  return 'the user name, the domain or the password is wrong, and IAM does not say which. '
    + 'Check them, and that the user may sign in by program; do not try often, five failures lock the user.';
}

/** Undefined where the clock is not to blame. */
function skewReason({ headers }: HttpResponse, { message = '' }: ErrorAnswer, now: number): string | undefined {
  const difference = now - Date.parse(headers.date ?? '');
  const isFarOff = Math.abs(difference) > MAX_CLOCK_SKEW_MS;
  const isNamed = /x-sdk-date|clock|time.*(skew|invalid)|expired? request|request.*expired/i.test(message);
  if (!isFarOff && !isNamed) return undefined;
  const howFar = Number.isNaN(difference) ? 'is more than 15 minutes off'
    : `is ${spanText(Math.abs(difference))} ${difference < 0 ? 'behind' : 'ahead of'} the service's `
      + `(its Date header: ${headers.date})`;
  return `the clock of this machine ${howFar}, and signatures carry the time: 15 minutes are allowed. `
    + 'Set the clock, then run again.';
}

function keyReason({ message = '' }: ErrorAnswer): string | undefined {
  if (/(ak|access key)\b.*not exist/i.test(message)) {
    return 'the cloud does not know this access key. '
      + 'Check the access key, and that region and cloud are those it belongs to.';
  }
  if (/security.?token.*expire|expire.*security.?token/i.test(message)) {
    return 'the temporary access key has expired. Get a new one with its security token.';
  }
  if (/signature expired/i.test(message)) {
    return 'the temporary access key has expired, or the clock of this machine is off. '
      + 'Get a new key with its security token, or set the clock.';
  }
  if (/signature/i.test(message)) {
    return 'the secret key does not belong to the access key (the signature was not accepted). '
      + 'Check the secret key, and the security token of a temporary key; do not try often, five failures lock the '
      + 'key.';
  }
  return undefined;
}

function tokenReason({ message = '', code }: ErrorAnswer): string | undefined {
  if (/^(DMS\.10240102|APIGW?\.0307)$/.test(code ?? '') || /token.*expire|expire.*token/i.test(message)) {
    return 'the token has expired. Get a new one.';
  }
  if (code === 'DMS.10240104') {
    return 'the token is for another project. '
      + 'Get a token scoped to the project of the instances, or set project_id.';
  }
  if (/token/i.test(message) || code === 'DMS.10240101' || code === 'DMS.10240103') {
    return 'the token was not accepted. Get a new one, scoped to the project of the instances.';
  }
  return undefined;
}

/** The two largest units of a span of time: `17 min 3 s`, `2 h 5 min`, `3 d 4 h`. */
function spanText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const units = [['d', 86_400], ['h', 3600], ['min', 60], ['s', 1]] as const;
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '0 s';
  const [[large, size], small] = [units[first], units[first + 1]];
  const rest = small && Math.floor((seconds % size) / small[1]);
  return `${Math.floor(seconds / size)} ${large}${rest ? ` ${rest} ${small[0]}` : ''}`;
}
