import { FrameworkServer } from './framework-server';
import { privateStateOf } from './private-state';
import { storedOf } from './stored';
import { conform } from '../../values/conform';
import { ObjectValue, StoredObject } from '../requests';
import { PrivateState } from '../resource';
import { schemaType } from '../schema-type';

/** Refreshes; the state stays as it was when that fails. */
export async function readResource(session: FrameworkServer,
  request: { typeName: string; state: ObjectValue; privateState: PrivateState }) {
  const { typeName, state, privateState } = request;
  const preset: StoredObject = { state, privateState };
  return session.answer(session.aboutResource(typeName, state, privateState), preset, async (turn, answer) => {
    const resource = session.resource(typeName);
    if (!resource.read || state === null) return;
    const read = await turn.call('read', () => resource.read?.({ ...turn.context, state, privateState }));
    if (!read.finished || turn.diagnostics.hasErrors) return;
    if (read.value === null) {
      answer.state = null;
      return;
    }
    const stored = storedOf(resource.schema, read.value);
    const { value, misfits } = conform(schemaType(resource.schema.attributes), stored.state, { unknowns: false });
    turn.bug('it read what is no state',
      value === null && misfits.length === 0 ? [{ path: [], problem: 'came back as undefined' }] : misfits);
    if (turn.diagnostics.hasErrors) return;
    answer.state = value as ObjectValue;
    answer.privateState = privateStateOf(turn, stored.privateState, privateState);
  });
}
