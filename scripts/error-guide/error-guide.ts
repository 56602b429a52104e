import { linesOf, Room, textsOf } from './room';
import { noSuchText } from '../texts';
import { keys, neverSent, refusals, requests, signIn } from './rooms/client';
import { constructs } from './rooms/constructs';
import { commands, jobs, watching } from './rooms/jobs';
import { launcher, summaries } from './rooms/launcher';
import { network } from './rooms/network';
import { checked, names, patterns, processes, protocols, rfcTimes, sdk, windows } from './rooms/plugin-sdk';
import { action, dataSource, dataSources, provider, restore } from './rooms/provider';
import { resource } from './rooms/resource';
import { clusters, run, waiters } from './rooms/run';
import { settings } from './rooms/settings';

/** Every file whose texts users meet, by the word that the guide's template has for it. */
export const ROOMS: Readonly<Record<string, Room>> = {
  launcher,
  processes,
  protocols,
  sdk,
  checked,
  names,
  patterns,
  times: rfcTimes,
  provider,
  settings,
  signIn,
  keys,
  requests,
  refusals,
  neverSent,
  network,
  resource,
  run,
  windows,
  clusters,
  waiters,
  dataSource,
  dataSources,
  action,
  restore,
  constructs,
  jobs,
  commands,
  watching,
  summaries,
};

const PLACEHOLDER = /^\{\{says (.+)\}\}$/gm;

/** The names of the texts that a template asks for, as `room.name`. */
export const textsIn = (template: string): readonly string[] =>
  [...template.matchAll(PLACEHOLDER)].flatMap(([, wanted]) => wanted.split(' '));

/** The guide: its template, with the texts as the code says them. */
export const errorGuide = (template: string): string =>
  template.replace(PLACEHOLDER, (_, wanted: string) =>
    ['```text', wanted.split(' ').map(blockOf).join('\n\n'), '```'].join('\n'));

function blockOf(name: string): string {
  const [room, key] = name.split('.');
  const sample = ROOMS[room]?.says[key];
  if (sample === undefined) throw new Error(noSuchText(name));
  return textsOf(sample).map((text) => linesOf(text).join('\n')).join('\n\n');
}
