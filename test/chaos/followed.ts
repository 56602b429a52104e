import { ClusterTruth } from './cluster-truth';
import { Values } from './consistency';
import { Change } from './node';
import { isTriggered, texts } from './owed';
import { Performance, RunRecord } from './performance';
import { asPlanned } from './planned-block';
import { Step } from './scenario';
import { Deed } from './witness';

/** How many members may be down at once; undefined where nothing is said. */
export function windowOf({ max_unavailable: most, max_unavailable_percent: percent, instances }: Values) {
  if (typeof percent === 'number') return Math.max(1, Math.floor(texts(instances).length * percent / 100));
  return typeof most === 'number' ? most : undefined;
}

/** Whether instances begin one after the other. */
export const rolls = (config: Values): boolean => windowOf(config) !== undefined || texts(config.first).length > 0;

/** Whether instances are healthy again only when their clusters are. */
function looksAtClusters(config: Values): boolean {
  if (config.action !== 'restart' || config.wait_for_completion === false) return false;
  return config.health_check === 'cluster' || (config.health_check === null && rolls(config));
}

/**
 * Whether the provider could know what a cluster had before a restart, and ask for it from then until the end of a run.
 * Where it could not, the status decides:
 */
export function isFollowed(played: Performance, truth: ClusterTruth, deed: Deed, until: RunRecord): boolean {
  const { id, call } = deed;
  if (call === undefined) return false;
  const runs = played.runs.slice(call.run - 1, until.number);
  const isChanged = (played.illAt.get(id) ?? []).some((at) => at >= runs[0].startedAt && at < until.endedAt);
  return (
    // It was not RUNNING when it was sent, or had not come back from what somebody else had done to it;
    call.statuses.get(id) === 'RUNNING' && !isOthers(played, truth, deed, until)
    // Somebody changed the cluster since, so that what it had before is not what it is to have now;
    && !isChanged
    && runs.every((run) => isFollowedIn(played, run, call.address, run === until))
    && runs.slice(1).every((run) => isRemembered(run, call.address))
  );
}

/** Whether it was unhealthy already when it was sent, by what the provider does not know of. */
function isOthers(played: Performance, truth: ClusterTruth, { id, call, acceptedAt }: Deed, until: RunRecord): boolean {
  if (!truth.before(call!.sentAt).includes(id)) return false;
  const earlier = played.witness.deeds().filter((deed) => deed.id === id && deed.acceptedAt < acceptedAt).at(-1);
  return earlier?.call?.address !== call!.address || !isFollowed(played, truth, earlier, until);
}

function isFollowedIn(played: Performance, run: RunRecord, address: string, isLast: boolean): boolean {
  const block = run.step.blocks.get(address);
  const change = changeOf(run, address);
  return block !== undefined
    // The configuration does not ask for clusters;
    && (change === undefined || looksAtClusters(asPlanned(played.schema, block, change).config))
    // They cannot be read;
    && isReadable(run.step)
    // A run was killed, and has recorded nothing;
    && (isLast || !run.killed);
}

/** The object that knew it was replaced, and could not hand it over. */
function isRemembered(run: RunRecord, address: string): boolean {
  const change = changeOf(run, address);
  if (change?.action !== 'replace') return change?.action !== 'create';
  const block = run.step.blocks.get(address)!;
  return !block.createBeforeDestroy && !isTriggered(block.config, change.object!.state)
    // Whoever enters the new object without a debt is no concern of it any more.
    && texts(block.config.when ?? ['added']).includes('added');
}

const changeOf = ({ outcome }: RunRecord, address: string): Change | undefined =>
  outcome.changes.find((change) => change.address === address);

/** Whether no answer says that clusters may not, or cannot be read. */
const isReadable = ({ faults }: Step): boolean => !faults.some((fault) => (
  (fault.route === 'cluster' || fault.route === '*')
  && ((fault.kind === 'status' && [403, 404].includes(fault.status)) || fault.kind === 'proxy_403')
));
