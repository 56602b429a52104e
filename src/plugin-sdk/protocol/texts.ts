import { Diagnostic } from '../framework/diagnostics';

/** A call failed before, or after, the framework had it: the message does not fit, or the code is wrong. */
export const rpcFailed = (name: string, reason: string): Pick<Diagnostic, 'summary' | 'detail'> => ({
  summary: `The provider failed in ${name}`,
  detail: 'This is a bug in the provider: please report it, with the log that TF_LOG=trace gives. '
    + `What went wrong: ${reason}`,
});

/** Something is asked for that the provider does not have. */
export const notThere = (kind: string, name: string): string =>
  `this provider has no ${kind}${name && ` called ${JSON.stringify(name)}`}`;
