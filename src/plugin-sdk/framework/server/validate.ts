import { checkAttributes } from './attribute-checks';
import { FrameworkServer } from './framework-server';
import { RequestContext } from './request-context';
import { ObjectValue } from '../requests';
import { Schema, Validate } from '../schema';

// Terraform validates a configuration again right before each plan of it, with what is known by then, so the checks run
// here only.

interface Definition {
  readonly schema: Schema<any>;
  readonly validate?: Validate<any>;
}

export async function validateProviderConfig(session: FrameworkServer, { config }: { config: ObjectValue }) {
  const { schema } = session.provider;
  return session.answer({ name: 'the provider configuration', schema, values: [config] }, {},
    async (turn) => validate(turn, session.provider, config));
}

export async function validateResourceConfig(session: FrameworkServer,
  { typeName, config }: { typeName: string; config: ObjectValue }) {
  return session.answer(session.aboutResource(typeName, config), {},
    async (turn) => validate(turn, session.resource(typeName), config));
}

export async function validateDataSourceConfig(session: FrameworkServer,
  { typeName, config }: { typeName: string; config: ObjectValue }) {
  return session.answer(session.aboutDataSource(typeName, config), {},
    async (turn) => validate(turn, session.dataSource(typeName), config));
}

async function validate(turn: RequestContext, definition: Definition, config: ObjectValue): Promise<void> {
  if (config === null) return;
  await turn.call('validate', () => checkAttributes(definition.schema.attributes, config, turn.diagnostics));
  if (turn.diagnostics.hasErrors || !definition.validate) return;
  await turn.call('validate', () => definition.validate?.(config, turn.diagnostics));
}
