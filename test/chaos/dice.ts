/* eslint-disable no-bitwise */

/** Seeded randomness: the same seed throws the same dice in every run (mulberry32). */
export class Dice {
  private state: number;

  constructor(public readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  public readonly random = (): number => {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

  public chance(probability: number): boolean {
    return this.random() < probability;
  }

  /** A whole number, both bounds included. */
  public between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  public pick<T>(choices: readonly T[]): T {
    return choices[this.between(0, choices.length - 1)];
  }

  /** One of the values, each as likely as its weight says. */
  public weighted<T>(...choices: ReadonlyArray<readonly [weight: number, value: T]>): T {
    let left = this.random() * choices.reduce((sum, [weight]) => sum + weight, 0);
    return (choices.find(([weight]) => (left -= weight) < 0) ?? choices[choices.length - 1])[1];
  }

  /** So many different ones, in random order. */
  public sample<T>(choices: readonly T[], count: number): T[] {
    const left = [...choices];
    return Array.from({ length: Math.min(count, choices.length) },
      () => left.splice(this.between(0, left.length - 1), 1)[0]);
  }
}
