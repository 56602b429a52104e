export { createProviderServer } from './provider-server';
export type { ServerOptions } from './framework-server';
export type { Timers } from './timers';
