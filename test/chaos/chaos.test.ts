import { unfinished, violations } from './invariants';
import { Performance } from './performance';
import { drawScenario } from './scenario';
import { story } from './story';

const SEED = Number(process.env.CHAOS_SEED ?? 1);
const SCENARIOS = Number(process.env.CHAOS_SCENARIOS ?? (process.env.CHAOS_SEED === undefined ? 300 : 1));

async function perform(seed: number): Promise<Performance> {
  const played = new Performance(drawScenario(seed));
  await played.play();
  return played;
}

test(`${SCENARIOS} random scenarios from seed ${SEED}: exactly what was asked, exactly once, whatever happens on the way`, async () => {
  for (let seed = SEED; seed < SEED + SCENARIOS; seed++) {
    const played = await perform(seed);
    const found = [...violations(played), ...await unfinished(played)];
    if (found.length > 0) throw new Error(`CHAOS_SEED=${seed} reproduces:\n${found.join('\n')}\n\n${story(drawScenario(seed), played)}`);
  }
});
