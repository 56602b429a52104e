import { Passage, Way } from './passage';
import { ProxyRule } from './proxy-rules';
import {
  FailureFacts, handshakeRefused, hostNotReached, hostNotReachedThrough, logInWanted, originalWords, proxyIgnored,
  proxyNotReached, proxyOfCgi, proxySilent, tunnelRefused, unknownWhetherSent, unusableProxy,
} from './texts';
import { DmsError, ErrorKind } from '../errors/errors';

/** Why no answer came. */
export interface TransportFailure extends FailureFacts {
  /** Whether a byte of the request can have left this machine. */
  readonly maybeSent: boolean;
  /** @default - straight to the host */
  readonly way?: Way;
}

/**
 * The error that the absence of an answer means. In doubt the request may have been carried out. `withPurpose` adds
 * what the call was for.
 */
export function errorOfFailure(failure: TransportFailure): DmsError {
  // A refusal is told by its status; there are no words of Node's to add.
  const original = failure.way?.refusal ? '' : originalWords(failure);
  if (!failure.maybeSent) return new DmsError(kindOfUnsent(failure), neverSent(failure) + original);
  return isRefusedHandshake(failure) ? new DmsError('never_sent', handshakeRefused(failure) + original)
    : new DmsError('ambiguous', unknownWhetherSent(failure, failure.way?.proxy) + original);
}

/** The error that a rule means which leads nowhere. Undefined where it leads somewhere. */
export function errorOfRule(rule: ProxyRule): DmsError | undefined {
  if (rule.kind === 'refused') return new DmsError('never_sent', proxyOfCgi(rule.variable));
  return rule.kind === 'proxy' && rule.proxy.flaw ? new DmsError('never_sent', unusableProxy(rule.proxy)) : undefined;
}

/**
 * The error that a status means which is the word of the proxy itself. Undefined where it is an answer: whoever gave it
 * had the request.
 */
export function errorOfStatus(passage: Passage, status: number): DmsError | undefined {
  return passage.isForwarded && status === 407
    ? new DmsError('contract', logInWanted(passage.proxy!, passage.url.host), { httpStatus: status }) : undefined;
}

/** A proxy that says no goes on saying it, and locks out who repeats a wrong log-in. */
function kindOfUnsent({ way }: TransportFailure): ErrorKind {
  return [401, 403, 407].includes(way?.refusal ?? 0) ? 'contract' : 'never_sent';
}

function neverSent({ way, ...facts }: TransportFailure): string {
  const { proxy, ignoredVariable, refusal } = way ?? {};
  if (!proxy) return hostNotReached(facts) + (ignoredVariable ? proxyIgnored(ignoredVariable) : '');
  switch (way!.stage) {
    case 'to_proxy':
      return proxyNotReached(proxy, facts);
    case 'asked':
      return proxySilent(proxy, facts);
    case 'refused':
      return tunnelRefused(proxy, facts.host, refusal);
    case 'through':
      return hostNotReachedThrough(proxy, facts);
  }
}

/**
 * In TLS 1.3 this side may send before the other has looked at its certificate. An alert about it means that nobody has
 * decrypted what was sent.
 */
function isRefusedHandshake({ code = '' }: FailureFacts): boolean {
  return /_ALERT_(CERTIFICATE_|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/
    .test(code);
}
