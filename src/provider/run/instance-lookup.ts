import { DmsClient, Instance, INSTANCES_PER_PAGE, isDmsError } from '../../client';

/** The part of the client that a run needs. */
export type KafkaApi = Pick<DmsClient,
  | 'listInstances'
  | 'showInstance'
  | 'listTasks'
  | 'clusterHealth'
  | 'batchAction'
  | 'cloudTime'>;

/** What was seen of an instance. `gone` comes from show alone: the list hides instances that are being deleted. */
export type Sighting =
  | { readonly gone: true }
  | ({ readonly gone: false } & Pick<Instance, 'name' | 'status' | 'engine' | 'chargingMode' | 'createdAt'>);

/** Looks at instances, with as few requests as will do. */
export class InstanceLookup {
  private pages = 1;

  constructor(private readonly api: KafkaApi, private readonly signal: AbortSignal) {}

  /**
   * One look at all of `ids`: by pages of the list or by one show for each, whichever takes fewer requests. What the
   * list does not hold is shown. `listed` asks the list in any case, because it is not documented whether show knows an
   * instance whose creation failed.
   */
  public async look(ids: readonly string[], { listed = false } = {}): Promise<Map<string, Sighting>> {
    const seen = new Map<string, Sighting>();
    if (listed || ids.length > this.pages) {
      const wanted = new Set(ids);
      for (const instance of await this.list()) {
        if (wanted.has(instance.id)) seen.set(instance.id, sightingOf(instance));
      }
    }
    const missing = ids.filter((id) => !seen.has(id));
    const shown = await Promise.all(missing.map((id) => this.show(id)));
    missing.forEach((id, at) => seen.set(id, shown[at]));
    return seen;
  }

  /** Every Kafka instance of the project, those whose creation failed included. */
  public async list(): Promise<Instance[]> {
    const instances = await this.api.listInstances({ includeFailure: true }, { signal: this.signal });
    this.pages = Math.max(1, Math.ceil(instances.length / INSTANCES_PER_PAGE));
    return instances;
  }

  /** Every Kafka instance of the project whose creation failed. */
  public async listFailed(): Promise<Instance[]> {
    return (await this.list()).filter(({ status }) => status === 'CREATEFAILED');
  }

  /** Looks at one instance by a request of its own, which alone can tell that it is gone. */
  public async show(id: string): Promise<Sighting> {
    try {
      return sightingOf(await this.api.showInstance(id, { signal: this.signal }));
    } catch (error) {
      if (isDmsError(error, 'gone')) return { gone: true };
      throw error;
    }
  }
}

function sightingOf(instance: Instance): Sighting {
  return {
    gone: false,
    name: instance.name,
    status: instance.status,
    engine: instance.engine,
    chargingMode: instance.chargingMode,
    createdAt: instance.createdAt,
  };
}
