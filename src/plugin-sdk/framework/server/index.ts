export { createProviderServer } from './provider-server';
export type { ServerOptions } from './session';
export type { Clock } from './clock';
