import { ServiceError } from '@grpc/grpc-js';
import { Core, encoded, methods, read, value } from './core';
import { Dice, mutated } from './mutation';

const messages = Number(process.env.HOSTILE_MESSAGES ?? 3000);
const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 2 ** 31);
const AT_ONCE = 64;
const UNIMPLEMENTED = 12;

const bell = value({ name: 'Ben', note: 'E', id: 'bell-Ben' }, 'bell');
const nothing = value(null, 'bell');
const json = { json: Buffer.from('{"id":"1","title":"old","deep":[{"a":[1.5,null,true,"\\u00e9"]}]}') };
const tower = { config: value({ tower: 'Elizabeth' }, 'bells') };
const ringing = { config: value({ times: 2, manner: 'warns' }, 'ring') };
const typeName = 'bell_bell';

/** One good request of each method, before anything happens to it. */
const requests: Readonly<Record<string, object>> = {
  ValidateProviderConfig: { config: value({ region: 'eu-de', ringer: [{ name: 'a' }] }) },
  ConfigureProvider: { terraformVersion: '1.17.0', config: value({ region: 'eu-de' }) },
  ValidateResourceConfig: { typeName, config: bell },
  ValidateDataResourceConfig: { typeName: 'bell_bells', ...tower },
  UpgradeResourceState: { typeName, version: 0, rawState: json },
  ReadResource: { typeName, currentState: bell, private: Buffer.from('{"cast":true}') },
  PlanResourceChange: { typeName, priorState: bell, proposedNewState: bell, config: bell },
  ApplyResourceChange: { typeName, priorState: nothing, plannedState: bell, config: bell },
  ImportResourceState: { typeName, id: 'x', clientCapabilities: { deferralAllowed: true } },
  MoveResourceState: { targetTypeName: typeName, sourceTypeName: 'gong_gong', sourceState: json },
  ReadDataSource: { typeName: 'bell_bells', ...tower },
  ValidateActionConfig: { typeName: 'bell_ring', ...ringing },
  PlanAction: { actionType: 'bell_ring', ...ringing },
  InvokeAction: { actionType: 'bell_ring', ...ringing },
};

const corpus = Object.values(methods).filter(({ requestStream }) => !requestStream).map((method) => ({
  path: method.path,
  isStream: method.responseStream,
  message: encoded(method, requests[method.path.split('/')[2]] ?? { typeName: 'bell_none' }),
}));
const bodies = corpus.map(({ message }) => message);

/** Sends one bad request; undefined where it was answered, as it always should be. */
async function provoke(core: Core, dice: Dice): Promise<string | undefined> {
  const { path, message, isStream } = dice.pick(corpus);
  const bad = mutated(message, dice, bodies);
  const isUnknown = dice.roll(50) === 0;
  const target = isUnknown ? `${path}${dice.roll(9)}` : path;
  try {
    const answers: Buffer[] = [];
    if (isStream && !isUnknown) for await (const event of core.grpc.stream(target, bad)) answers.push(event);
    else answers.push(await core.grpc.call(target, bad));
    return isEndedOnce(path, answers) ? undefined : `${path} ${bad.toString('hex')}: not ended once`;
  } catch (error) {
    if (isUnknown && (error as ServiceError).code === UNIMPLEMENTED) return undefined;
    return `${path} ${bad.toString('hex')}: ${error}`;
  }
}

/** An action ends with exactly one completed, and no event of it is empty; all else has at least one answer. */
function isEndedOnce(path: string, answers: readonly Buffer[]): boolean {
  if (path !== methods.InvokeAction.path) return answers.length > 0;
  const types = answers.map((answer) => (methods.InvokeAction.responseDeserialize(answer) as { type?: string }).type);
  return types.at(-1) === 'completed' && types.slice(0, -1).every((type) => type === 'progress');
}

test(`${messages} hostile messages (HOSTILE_SEED=${seed}) are all answered, and do no harm`, async () => {
  const core = await Core.start({ TF_LOG: 'error' });
  const dice = new Dice(seed);
  const unanswered: string[] = [];
  const uncaught: string[] = [];
  let left = messages;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      const problem = await provoke(core, dice);
      if (problem) unanswered.push(problem);
      // A million complaints would not fit into one text.
      uncaught.push(...core.plugin.errors.match(/.*uncaught error.*/g) ?? []);
      core.plugin.errors = '';
    }
  }));
  expect(left).toBeLessThan(0);
  expect(unanswered).toEqual([]);
  expect(uncaught).toEqual([]);
  await core.configure('eu-de');
  const { names } = read(
    (await core.call('ReadDataSource', requests.ReadDataSource)).state, 'bells');
  expect(names).toEqual(['big Elizabeth', 'eu-de']);
}, 60_000 + 20 * messages);
