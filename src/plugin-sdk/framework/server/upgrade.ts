import { FrameworkServer } from './framework-server';
import { conform } from '../../values/conform';
import { pathText } from '../../values/path';
import { fromRaw } from '../../values/raw';
import { ObjectValue } from '../requests';
import { schemaType } from '../schema-type';

/**
 * A state of an older version goes through `upgrade` of the resource. After that, and in a state of today, attributes
 * that the schema does not have are dropped, and missing ones become null.
 */
export async function upgradeResourceState(session: FrameworkServer,
  request: { typeName: string; version: number; raw: Record<string, unknown> }) {
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
    if (version < current && !resource.upgrade) {
      // Without it, whatever the new version calls by another name would be lost without a word.
      turn.diagnostics.error(
        `State of ${typeName} cannot be upgraded`,
        `The state was written under version ${version} of the schema, this provider knows version ${current} and not how to get there. `
          + 'This is a bug in the provider: please report it. Until it is mended, use the version of the provider that wrote the state.',
      );
      return;
    }
    const upgraded = await turn.call('upgrade the state of',
      () => (version < current ? resource.upgrade?.(version, raw) : raw));
    if (!upgraded.finished || turn.diagnostics.hasErrors) return;
    const type = schemaType(resource.schema.attributes);
    const { value, misfits } = conform(type, fromRaw(type, upgraded.value), { unknowns: false });
    const problems = value === null && misfits.length === 0
      ? [{ path: [], problem: 'came back from the upgrade as nothing' }] : misfits;
    for (const { path, problem } of problems) {
      const place = path.length > 0 ? `\`${pathText(path)}\`` : 'It';
      turn.diagnostics.error(
        `State of ${typeName} does not fit its schema`,
        `${place} ${problem}. If the state was edited by hand, mend it; otherwise please report this to the developers of the provider.`,
      );
    }
    if (problems.length === 0) answer.state = value as ObjectValue;
  });
}
