import { ProviderSchemas } from './schema-document';
import { processParts } from '../src/provider/process-parts';
import { createProvider } from '../src/provider/provider';

/** The schemas of the provider, from the provider itself: what is documented and bound is what is served. */
export const providerSchemas: ProviderSchemas = createProvider(processParts());
