import { RestoreChange, RestoreProgress, RestoreReport } from './order';
import { restoreInstances } from './restore-instances';
import * as texts from './texts';
import {
  ActionInvokeRequest, configuredAs, duration, matches, optional, parseDuration, required, Schema, set, string,
} from '../../plugin-sdk';
import { DmsSession } from '../dms-session';
import { formatDuration } from '../duration-text';
import { projectIdText, regionName } from '../name-checks';

const DEFAULT_TIMEOUT = '30m';

const attributes = {
  instances: required(set(string), {
    description: 'Ids (UUIDs, lower case) of the instances to take out of the recycle bin.',
    elementChecks: [matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      'the id of an instance: a UUID in lower case, such as 54602a9d-5e22-4239-9123-77e350df4a34')],
  }),
  region: optional(string, {
    description: 'Region of the instances. Default: the provider\'s.',
    checks: [regionName],
  }),
  project_id: optional(string, {
    description: 'Project of the instances. Default: the provider\'s.',
    checks: [projectIdText],
  }),
  timeout: optional(string, {
    description: `How long all of it may take, as a duration such as \`45m\`. Default: \`${DEFAULT_TIMEOUT}\`.`,
    checks: [duration({ atLeast: '1s' })],
  }),
};

const schema = {
  description:
    'Takes Kafka instances out of the recycle bin and waits until they are RUNNING. Huawei Cloud only, and only as '
    + 'long as the bin keeps them. **It has no memory**: after a failed one the next plan is empty.',
  attributes,
} satisfies Schema<typeof attributes>;

/** The action `dms_kafka_instance_restore`. */
export const instanceRestore = configuredAs<DmsSession>().action<typeof attributes>({ schema, invoke });

async function invoke(request: ActionInvokeRequest<typeof attributes, DmsSession>): Promise<void> {
  const { config: { instances, region, project_id, timeout }, provider, log, signal, progress } = request;
  const { clock, random, locks } = provider.parts;
  const cloud = provider.cloudAtApply(region, project_id);
  if (instances === null || instances.length === 0) return progress(texts.NOTHING_TO_RESTORE);
  const scope = `${cloud.region}/${await cloud.projectId(signal)}`;
  const order = { ids: instances as readonly string[], timeoutMs: parseDuration(timeout ?? DEFAULT_TIMEOUT)! };
  const report = await restoreInstances(order, {
    api: cloud.api,
    ...{ clock, random, locks, scope, log, signal },
    onProgress: (change) => progress(howFar(change)),
  });
  tell(report, request);
}

function howFar({ changed, done, total, inFlight, elapsedMs }: RestoreProgress): string {
  return [...changed.map(changeText), `${done} of ${total} restored`, `${inFlight} in flight`,
    `${formatDuration(elapsedMs)} elapsed`].join(', ');
}

const changeText = ({ id, name, to }: RestoreChange): string =>
  `${name === undefined ? id : `${name} (${id})`} ${to.replace('_', ' ')}`;

/** One error for each instance that is not back; the first one also says which are. */
function tell({ instances }: RestoreReport, { diagnostics }: Pick<ActionInvokeRequest<any, any>, 'diagnostics'>): void {
  const isBack = (outcome: string) => outcome === 'restored' || outcome === 'present';
  const back = instances.filter(({ outcome }) => isBack(outcome)).map(({ id }) => id);
  instances.filter(({ outcome }) => !isBack(outcome)).forEach(({ id, error }, index) =>
    diagnostics.error(texts.summaryOf(id), [error, ...(index === 0 ? [texts.broughtBack(back)] : []),
      texts.NO_MEMORY].join(' ')),
  );
}
