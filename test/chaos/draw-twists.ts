import { Values } from './consistency';
import { Dice } from './dice';
import { Ignored } from './ignored-changes';
import { Block, Blocks } from './node';
import { Elsewhere, FIRST_ATTRIBUTES, HOME_PROJECT, Meddling, OTHER_PROJECT, Scenario, Step } from './scenario';
import { Fault } from '../../src/emulator';
import { Trouble } from '../../src/emulator/faults/fault';

const MINUTE = 60_000;

/**
 * What users do to Terraform itself, on top of a drawn story, and what else a network may do. From dice of its own, so
 * that the story of a seed stays what it was.
 */
export function withTwists(scenario: Scenario): Scenario {
  const dice = new Dice(scenario.seed + 7_919);
  const clockSkewMs = dice.chance(0.3) ? dice.between(-5 * MINUTE, 5 * MINUTE) : 0;
  const names = dice.chance(0.15);
  const steps = scenario.steps.map((step, index) => twisted(dice, step, index, names ? scenario.region : undefined));
  return { ...scenario, behaviours: { ...scenario.behaviours, clockSkewMs }, steps };
}

function twisted(dice: Dice, step: Step, index: number, namedRegion: string | undefined): Step {
  const ids = [...step.plans.keys()];
  return {
    ...step,
    blocks: twistedBlocks(dice, step.blocks, namedRegion),
    imports: index === 0 && step.blocks.size > 0 && dice.chance(0.1),
    savedForMs: dice.chance(0.15) ? dice.between(0, 10 * MINUTE) : 0,
    elsewhere: dice.chance(0.1)
      ? dice.pick<Elsewhere>([{ when: 'apply', what: 'project' }, { when: 'apply', what: 'region' }, {
        when: 'always',
        what: 'project',
      }, { when: 'always', what: 'region' }]) : undefined,
    faults: dice.chance(0.15) ? [...step.faults, drawForeignAnswer(dice)] : step.faults,
    meddling: dice.chance(0.15) ? [...step.meddling, drawFailure(dice, ids)] : step.meddling,
  };
}

function twistedBlocks(dice: Dice, blocks: Blocks, namedRegion: string | undefined): Blocks {
  return new Map([...blocks].map(([address, block]) => [address, twistedBlock(dice, block, namedRegion)]));
}

function twistedBlock(dice: Dice, block: Block, namedRegion: string | undefined): Block {
  const place: Values = namedRegion === undefined ? {} : { region: namedRegion, project_id: HOME_PROJECT };
  return {
    ...block,
    config: { ...block.config, ...place },
    ignored: dice.chance(0.35) ? drawIgnored(dice) : undefined,
  };
}

function drawIgnored(dice: Dice): Ignored {
  return dice.weighted<Ignored>([1, 'all'], [2,
    dice.sample(['instances', 'triggers', 'action', 'when'], dice.between(1, 2))], [2,
    dice.sample(FIRST_ATTRIBUTES, dice.between(1, 5))]);
}

/** An answer that is not the API's. */
function drawForeignAnswer(dice: Dice): Fault {
  const executed = dice.chance(0.5);
  const trouble = dice.pick<Trouble>([
    { kind: 'login_page', executed },
    { kind: 'torso', executed },
    { kind: 'error_in_200', executed },
    { kind: 'null_body', executed },
    { kind: 'proxy_401' },
    { kind: 'proxy_403', html: dice.chance(0.5) },
    { kind: 'proxy_502' },
  ]);
  return {
    ...trouble,
    route: dice.pick(['batch', 'batch', 'list', 'show', 'tasks']),
    times: dice.between(1, 2),
    after: dice.pick([0, 0, 1, 3]),
  };
}

/** Somebody's creation fails meanwhile, maybe after the plan. */
function drawFailure(dice: Dice, ids: readonly string[]): Meddling {
  return {
    afterMs: dice.pick([0, dice.between(0, MINUTE), dice.between(0, 10 * MINUTE)]),
    id: dice.pick(ids),
    status: 'CREATEFAILED',
  };
}

/** The provider block of a project that is not ours, or of a region that is not. */
export function providerElsewhere(provider: Values, { what }: Elsewhere): Values {
  if (what === 'project') return { ...provider, project_id: OTHER_PROJECT };
  return { ...provider, region: provider.region === 'eu-de' ? 'eu-nl' : 'eu-west-102', project_id: OTHER_PROJECT };
}
