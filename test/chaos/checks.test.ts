import { violations } from './invariants';
import { Performance } from './performance';
import { NOTHING, Scenario, Step } from './scenario';

const [GOOD, BAD] = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);

/** A restart of both instances. */
function step(triggers: Record<string, string>, more: Partial<Step> = {}): Step {
  const config = { ...NOTHING, action: 'restart', instances: [GOOD, BAD], triggers };
  const blocks = new Map([['this', { config, postcondition: false, createBeforeDestroy: false }]]);
  return {
    blocks,
    refresh: true,
    replace: false,
    afterMs: 60_000,
    plans: new Map([[BAD, {}]]),
    faults: [],
    meddling: [],
    ...more,
  };
}

/** The API refuses one of them. */
const refusing: Partial<Step> = { plans: new Map([[BAD, { restart: 'reject' }]]) };

const scenario = (...steps: Step[]): Scenario => (
  {
    seed: 1,
    region: 'eu-de',
    provider: { region: 'eu-de' },
    behaviours: {},
    fleet: [{ id: GOOD, name: 'good' }, { id: BAD, name: 'bad' }],
    steps,
  }
);

/** What the checks say of the first run when its state is tampered with. */
async function judged(tamper: (state: Record<string, any>) => void): Promise<string[]> {
  const played = new Performance(scenario(step({}, refusing)));
  await played.play();
  const [run] = played.runs.splice(0);
  const object = JSON.parse(JSON.stringify(run.after.get('this')));
  tamper(object.state);
  played.runs.push({ ...run, after: new Map([['this', object]]) });
  return violations(played);
}

test('the checks see nothing wrong with the truth', async () => {
  expect(await judged(() => undefined)).toEqual([]);
});

test.each<[string, (state: Record<string, any>) => void]>([
  ['a debt that is forgotten', (state) => {
    state.pending = [];
  }],
  ['a debt that is invented', (state) => {
    state.pending = [GOOD, BAD];
  }],
  ['a failure that is told as done', (state) => {
    state.results[BAD].outcome = 'done';
  }],
  ['a restart that is told as failed', (state) => {
    state.results[GOOD].outcome = 'failed';
  }],
  ['a restart that is told as not begun', (state) => {
    state.results[GOOD].outcome = 'not_begun';
  }],
  ['a time at which nobody was acted on', (state) => {
    state.applied[BAD] = state.applied[GOOD];
  }],
  ['a fate that is not told', (state) => {
    delete state.results[BAD];
  }],
])('the checks see %s', async (_, tamper) => {
  expect(await judged(tamper)).not.toEqual([]);
});

/** How often each of the two was restarted until the so-manyth run. */
async function restarts(runs: number, ...steps: Step[]): Promise<number[]> {
  const played = new Performance(scenario(...steps));
  await played.play();
  expect(violations(played)).toEqual([]);
  const deeds = played.witness.deeds().filter(({ call }) => call!.run <= runs);
  return [GOOD, BAD].map((instance) => deeds.filter(({ id }) => id === instance).length);
}

test('the model of Terraform taints a first apply that fails, and its replacement restarts only what is left', async () => {
  expect(await restarts(2, step({}, refusing), step({}))).toEqual([1, 1]);
});

test('a replacement restarts those that were done once and are owed again, and spares those that were done', async () => {
  const steps = [step({ v: '1' }), step({ v: '2' }, refusing), step({ v: '2' }, { replace: true })];
  expect(await restarts(3, ...steps)).toEqual([2, 2]);
});
