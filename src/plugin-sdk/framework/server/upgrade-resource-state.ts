import { FrameworkServer, Undiagnosed } from './framework-server';
import { noUpgrade, nothingUpgraded, stateDoesNotFit, stateIsNewer } from './texts';
import { conform } from '../../values/conform';
import { fromRaw } from '../../values/raw';
import { ObjectValue, UpgradeResourceStateRequest, UpgradeResourceStateResponse } from '../requests';
import { schemaType } from '../schema-type';

/**
 * A state of an older version goes through `upgrade` of the resource. After that, and in a state of today, attributes
 * that the schema does not have are dropped, and missing ones become null.
 */
export async function upgradeResourceState(server: FrameworkServer,
  { typeName, version, raw }: UpgradeResourceStateRequest): Promise<UpgradeResourceStateResponse> {
  const initial: Undiagnosed<UpgradeResourceStateResponse> = { state: null };
  return server.respond(server.resourceScope(typeName, raw), initial, async (context, response) => {
    const resource = server.resource(typeName);
    const current = resource.schema.version ?? 0;
    if (version > current) return context.addError(stateIsNewer(typeName, version, current));
    // Without it, whatever the new version calls by another name would be lost without a word.
    if (version < current && !resource.upgrade) return context.addError(noUpgrade(typeName, version, current));
    const call = await context.call('upgrade the state of',
      () => (version < current ? resource.upgrade?.(version, raw) : raw));
    if (!call.finished || context.diagnostics.hasErrors) return;
    const type = schemaType(resource.schema.attributes);
    const { value, errors } = conform(type, fromRaw(type, call.value), { unknowns: false });
    const problems = value === null && errors.length === 0 ? [nothingUpgraded] : errors;
    problems.forEach((problem) => context.addError(stateDoesNotFit(typeName, problem)));
    if (problems.length === 0) response.state = value as ObjectValue;
  });
}
