import { Session } from './session';
import { conform } from '../../values/conform';
import { pathText } from '../../values/path';
import { fromRaw } from '../../values/raw';
import { ObjectValue } from '../requests';
import { schemaType } from '../schema-type';

/** Attributes the schema no longer has are dropped, missing ones become null; `upgrade` of the resource does the rest for older versions. */
export async function upgradeResourceState(session: Session, request: { typeName: string; version: number; raw: Record<string, unknown> }) {
  const { typeName, version, raw } = request;
  const preset: { state: ObjectValue } = { state: null };
  return session.answer(session.aboutResource(typeName, raw), preset, async (turn, answer) => {
    const resource = session.resource(typeName);
    const current = resource.schema.version ?? 0;
    if (version > current) {
      turn.diagnostics.error(
        `State of ${typeName} is newer than the provider`,
        `The state was written under version ${version} of the schema, this provider knows version ${current}. Use a provider at least as new as the one that wrote it.`,
      );
      return;
    }
    const upgraded = await turn.call('upgrade the state of', () => (version < current && resource.upgrade ? resource.upgrade(version, raw) : raw));
    if (!upgraded.finished || turn.diagnostics.hasErrors) return;
    const type = schemaType(resource.schema.attributes);
    const { value, misfits } = conform(type, fromRaw(type, upgraded.value), { unknowns: false });
    for (const { path, problem } of misfits) {
      turn.diagnostics.error(
        `State of ${typeName} does not fit its schema`,
        `\`${pathText(path)}\` ${problem}. If the state was edited by hand, mend it; otherwise please report this to the developers of the provider.`,
      );
    }
    if (misfits.length === 0) answer.state = value as ObjectValue;
  });
}
