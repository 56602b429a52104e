import { WANTED_STATE } from '../../../src/summary/state';
import { pluginFile } from '../../plugin-file';
import { Branches, Room } from '../room';

/** What a launcher of this name says where Node.js is missing, as its own text has it. */
const NEEDS = /say '([^']*)'/.exec(pluginFile('terraform-provider-dms', '0.1.0', { front: '', rest: '' },
  { major: 20, minor: 12 }))![1];

export const launcher: Room = {
  file: 'scripts/plugin-file.ts',
  says: {
    pluginFile: new Branches(NEEDS, NEEDS.replace('found none', 'found v18.20.4'),
      'terraform-provider-dms could not start: Cannot find module \'node:vm\''),
  },
  // The rest of it is a program.
  saysNoError: ['pluginFile', 'bundleInParts', 'deferred', 'text', 'loader', 'FRONT', 'REST'],
};

const inLine = (text: string) => `cdktf-provider-dms: ${text}`;

export const summaries: Room = {
  file: 'src/summary/state.ts',
  says: {
    storedObjects: new Branches(inLine(`This is a plan. ${WANTED_STATE}`),
      inLine(`This is a state file itself. ${WANTED_STATE}`),
      inLine(`This is no state as \`terraform show -json\` prints it. ${WANTED_STATE}`)),
  },
  saysNoError: ['WANTED_STATE', 'NEWER', 'stackAfterApply', 'stackOfState'],
};
