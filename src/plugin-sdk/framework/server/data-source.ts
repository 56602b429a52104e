import { FrameworkServer } from './framework-server';
import { conform } from '../../values/conform';
import { ObjectValue } from '../requests';
import { schemaType } from '../schema-type';

/** Reads, and answers only what fits the schema. */
export async function readDataSource(session: FrameworkServer,
  { typeName, config }: { typeName: string; config: ObjectValue }) {
  const preset: { state: ObjectValue } = { state: null };
  return session.answer(session.aboutDataSource(typeName, config), preset, async (turn, answer) => {
    const dataSource = session.dataSource(typeName);
    const read = await turn.call('read', () => dataSource.read({ ...turn.context, config: config ?? {} }));
    if (!read.finished || turn.diagnostics.hasErrors) return;
    const { value, misfits } = conform(schemaType(dataSource.schema.attributes), read.value, { unknowns: false });
    turn.bug('it read what does not fit the data source',
      value === null && misfits.length === 0 ? [{ path: [], problem: 'came back as nothing' }] : misfits);
    if (!turn.diagnostics.hasErrors) answer.state = value as ObjectValue;
  });
}
