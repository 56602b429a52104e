import { FrameworkServer, Undiagnosed } from './framework-server';
import { markComputed } from './mark-computed';
import { nothingRead } from './texts';
import { conform } from '../../values/conform';
import { ObjectValue, ReadDataSourceRequest, ReadDataSourceResponse } from '../requests';
import { schemaType } from '../schema-type';

/** Reads, and answers only what fits the schema. */
export async function readDataSource(server: FrameworkServer,
  request: ReadDataSourceRequest): Promise<ReadDataSourceResponse> {
  const { typeName, config } = request;
  const initial: Undiagnosed<ReadDataSourceResponse> = { state: null };
  return server.respond(server.dataSourceScope(typeName, config), initial, async (context, response) => {
    const dataSource = server.dataSource(typeName);
    if (server.defers(request)) {
      response.state = config && markComputed(dataSource.schema.attributes, config, config, null);
      response.deferred = 'providerConfigUnknown';
      return;
    }
    const call = await context.call('read', () => dataSource.read({ ...context.forHandlers, config: config ?? {} }));
    if (!call.finished || context.diagnostics.hasErrors) return;
    const { value, errors } = conform(schemaType(dataSource.schema.attributes), call.value, { unknowns: false });
    context.bug('it read what does not fit the data source',
      value === null && errors.length === 0 ? [nothingRead] : errors);
    if (!context.diagnostics.hasErrors) response.state = value as ObjectValue;
  });
}
