const MODULUS = 2 ** 31 - 1;

/** Random numbers that a seed gives again. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = 1 + seed % (MODULUS - 1);
  }

  /** A whole number from 0 up to, but without, `sides`. */
  public roll(sides: number): number {
    this.state = this.state * 48_271 % MODULUS;
    return this.state % sides;
  }

  public pick<T>(choices: readonly T[]): T {
    return choices[this.roll(choices.length)];
  }

  public bytes(most: number): Buffer {
    return Buffer.from(Array.from({ length: this.roll(most) }, () => this.roll(256)));
  }
}

type Mutation = (message: Buffer, dice: Dice, others: readonly Buffer[]) => Buffer;

/** Replaces `removed` bytes at a random place. */
const splice = (message: Buffer, dice: Dice, removed: number, inserted: Buffer): Buffer => {
  const at = dice.roll(message.length + 1);
  return Buffer.concat([message.subarray(0, at), inserted, message.subarray(at + removed)]);
};

const mutations: readonly Mutation[] = [
  (message, dice) => splice(message, dice, 1, Buffer.from([dice.roll(256)])),
  (message, dice) => splice(message, dice, 0, dice.bytes(20)),
  (message, dice) => splice(message, dice, dice.roll(20), Buffer.alloc(0)),
  (message, dice) => message.subarray(0, dice.roll(message.length + 1)),
  (message, dice) => splice(message, dice, 1, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f])),
  (message, dice, others) => splice(message, dice, 0, dice.pick(others)),
  (message, dice) => splice(message, dice, 2, dice.pick(deepNests)),
  (message) => Buffer.concat([message, message]),
  (_, dice) => dice.bytes(200),
];

/** What a reader that recurses, or that trusts a length, does not survive. */
const deepNests = [
  Buffer.alloc(5000, 0x91),
  Buffer.alloc(5000, 0x81),
  Buffer.alloc(5000, '['),
  Buffer.alloc(5000, '{"a":'),
  Buffer.alloc(5000, 0x0a),
  Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff]),
  Buffer.from([0xdf, 0xff, 0xff, 0xff, 0xff]),
  Buffer.from([0xdb, 0xff, 0xff, 0xff, 0xff]),
  Buffer.from([0xc9, 0xff, 0xff, 0xff, 0xff, 0]),
];

/** A message that was valid before something happened to it, a few times over. */
export function mutated(message: Buffer, dice: Dice, others: readonly Buffer[]): Buffer {
  let result = message;
  for (let times = dice.roll(4); times >= 0; times--) result = dice.pick(mutations)(result, dice, others);
  return result;
}
