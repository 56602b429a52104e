import { Dice } from './dice';
import { withCare } from './draw-care';
import { withTwists } from './draw-twists';
import { unfinished, violations } from './invariants';
import { Performance } from './performance';
import { drawScenario, Scenario } from './scenario';
import { story } from './story';

/**
 * `CHAOS_SCENARIOS=n`: so many scenarios, from a seed that differs every time. `CHAOS_SEED=s`: from this seed, one
 * unless told otherwise. Neither: the same few hundred in every build, which must not fail by chance.
 */
const { CHAOS_SEED, CHAOS_SCENARIOS } = process.env;
const FIRST = Number(CHAOS_SEED ?? (CHAOS_SCENARIOS === undefined ? 1 : Date.now() % 1_000_000_000));
const COUNT = Number(CHAOS_SCENARIOS ?? (CHAOS_SEED === undefined ? 300 : 1));

const MINUTE = 60_000;

/** Seeds whose stories, as they were drawn then, ended badly once. */
const ONCE_BAD = [444686673, 315935903, 20610, 951512785, 456387669, 969340380, 737702387, 936965310, 1024541053];

async function play(scenario: Scenario): Promise<Performance> {
  const played = new Performance(scenario);
  await played.play();
  return played;
}

/** Whatever is wrong with a scenario, with all that is needed to find out why. */
async function complaint(scenario: Scenario): Promise<string | undefined> {
  const { seed } = scenario;
  const played = new Performance(scenario);
  const found: string[] = [];
  try {
    await played.play();
    found.push(...violations(played), ...await unfinished(played));
  } catch (error) {
    found.push(`it came to no end: ${String(error)}`);
  }
  return found.length === 0 ? undefined
    : `CHAOS_SEED=${seed} reproduces it:\n${found.join('\n')}\n\n${story(scenario, played)}`;
}

test(`${COUNT} random scenarios from seed ${FIRST}: exactly what was asked, exactly once, whatever happens on the way`,
  async () => {
    for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
      const complained = await complaint(withCare(withTwists(drawScenario(seed))));
      if (complained !== undefined) throw new Error(complained);
    }
  }, Math.max(5 * MINUTE, COUNT * 5_000));

test.each(ONCE_BAD)('seed %d ends well', async (seed) => {
  expect(await complaint(drawScenario(seed))).toBeUndefined();
});

test('a seed plays the same story every time, and another one another', async () => {
  const log = async (seed: number) => (await play(withCare(withTwists(drawScenario(seed))))).cloud.requests();
  const seeds = [11, 12, 13];
  const [first, again] = [await Promise.all(seeds.map(log)), await Promise.all(seeds.map(log))];
  expect(again).toEqual(first);
  expect(first[0]).not.toEqual(first[1]);
});

test('dice are fair enough: every side comes up, and a sample holds nobody twice', () => {
  const dice = new Dice(7);
  const sides = new Set(Array.from({ length: 200 }, () => dice.between(1, 6)));
  expect([...sides].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(dice.sample([1, 2, 3, 4], 3)).size).toBe(3);
});
