import { text } from './consistency';
import { Performance, RunRecord } from './performance';
import { Scenario } from './scenario';

/** What was asked, what went wrong and what happened, for whoever has to find out why a seed fails. */
export function story(scenario: Scenario, played: Performance): string {
  const start = played.runs[0]?.startedAt ?? 0;
  const fleet = scenario.fleet.map(({ id, name, ...seed }) => `  ${name} ${id} ${JSON.stringify(seed)}`);
  const head = [`seed ${scenario.seed}, region ${scenario.region}`, `provider ${text(scenario.provider)}`,
    `behaviours ${JSON.stringify(scenario.behaviours)}`, ...fleet];
  return [...head, ...played.runs.flatMap((run) => chapter(run, played, start))].join('\n');
}

function chapter({ number, step, outcome, after, startedAt, endedAt }: RunRecord, played: Performance,
  start: number): string[] {
  const at = (ms: number) => `${((ms - start) / 1000).toFixed(1)}s`;
  const requests = played.cloud.requests().filter((request) => request.at >= startedAt && request.at <= endedAt);
  return [
    `--- run ${number}, ${at(startedAt)} to ${at(endedAt)}${outcome.interrupted ? ', interrupted' : ''}`,
    ...[...step.blocks].map(([address, { config, unknown, ...rest }]) => (
      `  ${address}: ${JSON.stringify(withoutNulls(config))} ${JSON.stringify(rest)}`
      + (unknown ? ` unknown ${text(unknown)}` : '')
    )),
    `  refresh ${step.refresh}, replace ${step.replace}, interruption ${JSON.stringify(step.interruption)}, `
    + `meddling ${JSON.stringify(step.meddling)}`,
    ...(step.illnesses ?? []).map((illness) => `  illness ${JSON.stringify(illness)}`),
    `  imports ${step.imports}, saved for ${step.savedForMs} ms, elsewhere ${JSON.stringify(step.elsewhere)}`,
    ...step.faults.map((fault) => `  fault ${JSON.stringify(fault)}`),
    ...[...step.plans].map(([id, plan]) => `  plan ${id} ${JSON.stringify(plan)}`),
    `  changes: ${outcome.changes.map(({ address, action }) => `${address} ${action}`).join(', ')}`,
    ...requests.map((one) =>
      `  ${at(one.at)} ${one.method} ${one.path.replace(/^\/v2\/[^/]+/, '')} ${one.body} `
      + `-> ${one.status ?? one.dropped ?? 'no answer'}`,
    ),
    ...played.witness.deeds().filter(({ acceptedAt }) => acceptedAt >= startedAt && acceptedAt <= endedAt)
      .map((deed) =>
        `  DEED ${deed.action} ${deed.id} accepted ${at(deed.acceptedAt)} began ${at(deed.beganAt)} `
        + `ended ${at(deed.endedAt ?? Infinity)} for ${deed.call?.run} ${deed.call?.address}`,
      ),
    ...played.cloud.unhealthy().filter((point) => point.at >= startedAt && point.at <= endedAt).map((point) =>
      `  UNHEALTHY from ${at(point.at)}: ${point.ids.join()}`,
    ),
    ...outcome.diagnostics.map(({ severity, address, summary, detail }) =>
      `  ${severity} ${address}: ${summary}: ${detail}`,
    ),
    ...[...after].map(([address, { state, tainted }]) => (
      `  after ${address}${tainted ? ' (tainted)' : ''}: pending ${text(state.pending)} deferred ${text(state.deferred)} `
      + `applied ${text(state.applied)} results ${text(state.results)}`
    )),
  ];
}

function withoutNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
