import { violations } from './invariants';
import { Performance } from './performance';
import { NOTHING, Scenario } from './scenario';

const [GOOD, BAD] = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);

/** Two instances are to be restarted, and the API refuses one of them. */
const SCENARIO: Scenario = {
  seed: 1,
  region: 'eu-de',
  provider: { region: 'eu-de' },
  behaviours: {},
  fleet: [{ id: GOOD, name: 'good' }, { id: BAD, name: 'bad' }],
  steps: [{
    blocks: new Map([['this', { config: { ...NOTHING, action: 'restart', instances: [GOOD, BAD] }, postcondition: false, createBeforeDestroy: false }]]),
    refresh: true,
    replace: false,
    afterMs: 0,
    plans: new Map([[BAD, { restart: 'reject' }]]),
    faults: [],
    meddling: [],
  }],
};

/** What the checks say of the first run when its state is tampered with. */
async function judged(tamper: (state: Record<string, any>) => void): Promise<string[]> {
  const played = new Performance(SCENARIO);
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
  ['a debt that is forgotten', (state) => { state.pending = []; }],
  ['a debt that is invented', (state) => { state.pending = [GOOD, BAD]; }],
  ['a failure that is told as done', (state) => { state.results[BAD].outcome = 'done'; }],
  ['a restart that is told as failed', (state) => { state.results[GOOD].outcome = 'failed'; }],
  ['a restart that is told as not begun', (state) => { state.results[GOOD].outcome = 'not_begun'; }],
  ['a time at which nobody was acted on', (state) => { state.applied[BAD] = state.applied[GOOD]; }],
  ['a fate that is not told', (state) => { delete state.results[BAD]; }],
])('the checks see %s', async (_, tamper) => {
  expect(await judged(tamper)).not.toEqual([]);
});
