import { FrameworkServer, Undiagnosed } from './framework-server';
import { RequestContext } from './request-context';
import { noUpgrade, nothingUpgraded, stateDoesNotFit, stateIsNewer } from './texts';
import { conform } from '../../values/conform';
import { fromRaw } from '../../values/raw';
import { ObjectValue, UpgradeResourceStateRequest, UpgradeResourceStateResponse } from '../requests';
import { Resource } from '../resource';
import { schemaType } from '../schema-type';

/**
 * A state of an older version goes through `upgrade` of the resource. After that, and in a state of today, attributes
 * that the schema does not have are dropped, and missing ones become null.
 */
export async function upgradeResourceState(server: FrameworkServer,
  request: UpgradeResourceStateRequest): Promise<UpgradeResourceStateResponse> {
  const { typeName, raw } = request;
  const initial: Undiagnosed<UpgradeResourceStateResponse> = { state: null };
  return server.respond(server.resourceScope(typeName, raw), initial, async (context, response) => {
    response.state = await upgraded(context, server.resource(typeName), request);
  });
}

/** The state as the schema of today has it; null where that failed, which is reported. */
export async function upgraded(context: RequestContext, resource: Resource<any, any>,
  { typeName, version, raw }: UpgradeResourceStateRequest): Promise<ObjectValue> {
  const current = resource.schema.version ?? 0;
  const isOlder = version < current;
  if (version > current) context.addError(stateIsNewer(typeName, version, current));
  // Without it, whatever the new version calls by another name would be lost without a word.
  if (isOlder && !resource.upgrade) context.addError(noUpgrade(typeName, version, current));
  if (context.diagnostics.hasErrors) return null;
  const call = await context.call('upgrade the state of', () => (isOlder ? resource.upgrade?.(version, raw) : raw));
  if (!call.finished || context.diagnostics.hasErrors) return null;
  const type = schemaType(resource.schema.attributes);
  const { value, errors } = conform(type, fromRaw(type, call.value), { unknowns: false });
  const problems = value === null && errors.length === 0 ? [nothingUpgraded] : errors;
  problems.forEach((problem) => context.addError(stateDoesNotFit(typeName, problem)));
  return problems.length === 0 ? value as ObjectValue : null;
}
