import { Values } from './consistency';
import { violations } from './invariants';
import { Performance } from './performance';
import { NOTHING, Scenario, Step } from './scenario';

const [GOOD, BAD] = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);

/** A restart of both instances. */
function step(triggers: Record<string, string>, more: Partial<Step> = {}, care: Values = {}): Step {
  const config = { ...NOTHING, action: 'restart', instances: [GOOD, BAD], triggers, ...care };
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
async function judged(tamper: (state: Record<string, any>) => void, told = step({}, refusing)): Promise<string[]> {
  const played = new Performance(scenario(told));
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

describe('of an apply with a checkpoint', () => {
  const divided = () => step({}, {}, { max_per_apply: 1 });

  test('the checks see nothing wrong with the truth', async () => {
    expect(await judged(() => undefined, divided())).toEqual([]);
  });

  test.each<[string, (state: Record<string, any>) => void, string]>([
    ['one that is deferred and not pending', (state) => {
      state.pending = [];
    }, 'is deferred and not pending'],
    ['one that is left and not called deferred', (state) => {
      state.deferred = [];
    }, 'the results say'],
    ['one that is deferred, and nobody is told', (state) => {
      state.deferred = [GOOD, BAD];
    }, 'nobody is told'],
  ])('the checks see %s', async (_, tamper, complaint) => {
    expect(await judged(tamper, divided())).toContainEqual(expect.stringContaining(complaint));
  });
});

test('the checks see a restart that is told as done before its cluster is back', async () => {
  const healing = { plans: new Map([[BAD, { healing: { replicasMs: 3_600_000 } }]]) };
  const care = { max_unavailable: 1, instance_timeout: '2m' };
  expect(await judged(() => undefined, step({}, healing, care))).toEqual([]);
  const told = await judged((state) => {
    state.results[BAD].outcome = 'done';
  }, step({}, healing, care));
  expect(told).toContainEqual(expect.stringContaining('its cluster is not what it was'));
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

test('a replacement remembers what a cluster had before a restart that failed', async () => {
  const failing = { plans: new Map([[GOOD, { restart: 'task_failed', healing: { replicasMs: 3_600_000 } } as const]]) };
  const care = { max_unavailable: 1 };
  const played = new Performance(scenario(step({}, failing, care), step({}, { plans: new Map([[GOOD, {}]]) }, care)));
  await played.play();
  const outcomes = played.runs.slice(0, 2).map(({ after }) => (after.get('this')!.state.results as any)[GOOD]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
  expect(outcomes[1].health_before.replicas_in_sync).toBe(90);
});
