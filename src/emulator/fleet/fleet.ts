import { InstanceSeed } from './seed';
import { beginningOf } from '../lifecycle/cluster-health';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { GONE } from '../lifecycle/step';
import { instanceExists } from '../texts';

/**
 * The instances of a project, in order of creation unless somebody moved one; those that are gone are remembered for
 * the record only.
 */
export class Fleet {
  private readonly byId = new Map<string, EmulatedInstance>();

  /** @throws Error when the id is taken by an instance that exists, or when its cluster makes no sense. */
  public add(seed: InstanceSeed, now: number, inventedId: string): EmulatedInstance {
    const id = seed.id ?? inventedId;
    if (this.find(id, now)) throw new Error(instanceExists(id));
    const instance = new EmulatedInstance({
      id,
      name: seed.name,
      engine: seed.engine ?? 'kafka',
      chargingMode: seed.chargingMode ?? 1,
      createdAt: seed.createdAt ?? now,
      enterpriseProjectId: seed.enterpriseProjectId ?? '0',
      tags: seed.tags ?? {},
      description: seed.description,
      engineVersion: seed.engineVersion ?? '2.7',
    }, seed.status ?? 'RUNNING', beginningOf(seed.cluster));
    this.byId.set(id, instance);
    return instance;
  }

  /** Undefined when there never was one, or when it is gone. */
  public find(id: string, now: number): EmulatedInstance | undefined {
    const instance = this.byId.get(id);
    return instance && instance.status(now) !== GONE ? instance : undefined;
  }

  public existing(now: number): readonly EmulatedInstance[] {
    return this.everKnown().filter((instance) => instance.status(now) !== GONE);
  }

  public everKnown(): readonly EmulatedInstance[] {
    return [...this.byId.values()];
  }

  /** Moves an instance to another place in the order of the fleet, counted from 0. */
  public move(id: string, to: number): void {
    const others = [...this.byId].filter(([other]) => other !== id);
    const moved = [...this.byId].filter(([other]) => other === id);
    this.byId.clear();
    for (const [key, instance] of [...others.slice(0, to), ...moved, ...others.slice(to)]) this.byId.set(key, instance);
  }

  public clear(): void {
    this.byId.clear();
  }
}
