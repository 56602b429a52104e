import { DmsWorkspaceOptions } from './dms-workspace';

/** The two clouds, each with one of the two ways in which the API says how a cluster is. */
export const FLAVOURS: ReadonlyArray<readonly [string, NonNullable<DmsWorkspaceOptions['emulator']>]> = [
  ['eu-west-101', { region: 'eu-west-101', behaviours: { brokerHealthKey: 'health', clusterPaths: 'manage' } }],
  ['eu-de', {
    region: 'eu-de',
    behaviours: { brokerHealthKey: 'is_health', clusterPaths: 'management', clusterNumbers: 'strings' },
  }],
];
