import { Dice } from './dice';
import { Fault } from '../../src/emulator';
import { Trouble } from '../../src/emulator/faults/fault';

/** Every kind of trouble the emulator knows, at a random place. */
export function drawFault(dice: Dice): Fault {
  return {
    ...drawTrouble(dice),
    route: dice.weighted([3, 'batch'], [2, 'list'], [2, 'show'], [2, 'tasks'], [2, '*'], [0.5, 'recycle'], [0.5,
      'projects']),
    times: dice.weighted([6, 1], [3, dice.between(2, 4)], [1, dice.between(5, 40)], [0.3, Infinity]),
    after: dice.weighted([3, 0], [2, dice.between(1, 4)], [1, dice.between(5, 40)]),
  };
}

function drawTrouble(dice: Dice): Trouble {
  return dice.weighted<() => Trouble>(
    [3, () => ({ kind: 'status', ...refusal(dice) })],
  [3, () => ({ kind: 'status', status: dice.pick([500, 502, 503, 504]), executed: dice.chance(0.5) })],
  [2, () => ({ kind: 'flow_control', retryAfterSeconds: dice.pick([undefined, 1, 30, 400]) })],
  [2, () => ({ kind: 'flow_control_404' })],
  [2, () => ({ kind: 'html_502', executed: dice.chance(0.5) })],
  [2, () => ({ kind: 'drop_before' })],
  [3, () => ({ kind: 'drop_after' })],
  [2, () => ({ kind: 'delay', ms: dice.pick([100, 2_000, 25_000, 70_000]), executed: dice.chance(0.5) })],
  [1, () => ({ kind: 'garbled' })],
  )();
}

/** Refusals in the API's own words; none of them was carried out. */
function refusal(dice: Dice): { status: number; code: string } {
  return dice.weighted(
    [3, { status: 400, code: 'DMS.00400026' }],
    [3, { status: 400, code: 'DMS.00400017' }],
    [1, { status: 400, code: 'DMS.00400099' }],
    [1, { status: 400, code: 'DMS.00400064' }],
    [1, { status: 401, code: 'APIGW.0301' }],
    [2, { status: 403, code: 'DMS.00403003' }],
    [1, { status: 404, code: 'DMS.00404001' }],
  );
}

/** Clusters that cannot be looked at, or not for a while. */
export function drawClusterFault(dice: Dice, ids: readonly string[]): Fault {
  return {
    ...drawClusterTrouble(dice),
    route: 'cluster',
    instance: dice.chance(0.3) ? dice.pick(ids) : undefined,
    times: dice.weighted([4, 1], [2, dice.between(2, 6)], [1, dice.between(10, 40)], [1, Infinity]),
    after: dice.weighted([3, 0], [2, dice.between(1, 6)], [1, dice.between(10, 40)]),
  };
}

function drawClusterTrouble(dice: Dice): Trouble {
  return dice.weighted<() => Trouble>(
    [2, () => ({ kind: 'status', status: 403, code: 'DMS.00403003' })],
  [2, () => ({ kind: 'status', status: 404, code: 'APIGW.0101' })],
  [3, () => ({ kind: 'status', status: dice.pick([500, 502, 503, 504]) })],
  [1, () => ({ kind: 'html_502' })],
  [1, () => ({ kind: 'flow_control', retryAfterSeconds: dice.pick([undefined, 1, 30, 400]) })],
  [2, () => ({ kind: 'delay', ms: dice.pick([2_000, 25_000, 70_000]) })],
  [1, () => ({ kind: 'drop_after' })],
  [1, () => ({ kind: 'garbled' })],
  [1, () => ({ kind: 'torso' })],
  [1, () => ({ kind: 'null_body' })],
  [1, () => ({ kind: 'error_in_200' })],
  [0.5, () => ({ kind: 'login_page' })],
  [0.5, () => ({ kind: 'proxy_403', html: dice.chance(0.5) })],
  )();
}
