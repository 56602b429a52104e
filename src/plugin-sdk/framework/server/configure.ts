import { FrameworkServer } from './framework-server';
import { secretsIn } from './secrets';
import { ObjectValue } from '../requests';

/** Keeps what the provider's `configure` returned for every later request, and its secrets out of their diagnostics. */
export async function configure(session: FrameworkServer,
  { terraformVersion, config }: { terraformVersion: string; config: ObjectValue }) {
  const { provider } = session;
  return session.answer({ name: 'the provider', schema: provider.schema, values: [config] }, {}, async (turn) => {
    const { diagnostics, log } = turn.context;
    const configured = await turn.call('configure',
      () => provider.configure({ config: config ?? {}, terraformVersion, diagnostics, log }));
    if (configured.finished) session.configure(configured.value, secretsIn(provider.schema.attributes, config));
  });
}
