import { secretsIn } from './secrets';
import { Session } from './session';
import { ObjectValue } from '../requests';

export async function configure(session: Session, { terraformVersion, config }: { terraformVersion: string; config: ObjectValue }) {
  const { provider } = session;
  return session.answer({ name: 'the provider', schema: provider.schema, values: [config] }, {}, async (turn) => {
    const { diagnostics, log } = turn.context;
    const configured = await turn.call('configure', () => provider.configure({ config: config ?? {}, terraformVersion, diagnostics, log }));
    if (configured.finished) session.configure(configured.value, secretsIn(provider.schema.attributes, config));
  });
}
