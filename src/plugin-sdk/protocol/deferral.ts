import { ClientCapabilities, Deferred, DeferredReason } from './messages';
import { Incoming, Outgoing } from './protobuf';
import { DeferrableResponse } from '../framework/requests';

/** Whether Terraform lets the provider put the request off. */
export function deferralAllowed({ clientCapabilities }: {
  readonly clientCapabilities: Incoming<typeof ClientCapabilities> | undefined;
}): boolean {
  return clientCapabilities?.deferralAllowed ?? false;
}

/** That a request was put off, as Terraform reads it. */
export function deferredMessage({ deferred }: DeferrableResponse): Outgoing<typeof Deferred> | undefined {
  return deferred && { reason: DeferredReason[deferred] };
}
