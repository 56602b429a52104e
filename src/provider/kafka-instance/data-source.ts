import { healthOf } from './cluster-state';
import { KafkaInstanceAttributes, kafkaInstanceSchema, validateKafkaInstance } from './schema';
import { noSuchId, noSuchName, otherEngine, severalOfName } from './texts';
import { Instance, isDmsError } from '../../client';
import { attribute, dataSource, DataSourceRequest, State } from '../../plugin-sdk';
import { DmsSession, ProjectCloud } from '../dms-session';
import { instanceValues } from '../kafka-instances/instance-attributes';
import { DiagnosticText, PROVIDER_BLOCK_UNKNOWN_AT_LIST } from '../texts';

/** `dms_kafka_instance`: one instance, and the state of its cluster. */
export const kafkaInstance = dataSource<KafkaInstanceAttributes, DmsSession>({
  schema: kafkaInstanceSchema,
  validate: validateKafkaInstance,
  read,
});

type Request = DataSourceRequest<KafkaInstanceAttributes, DmsSession>;

async function read(request: Request): Promise<State<KafkaInstanceAttributes>> {
  const { config, provider, signal, diagnostics, log } = request;
  const cloud = provider.cloud(config.region, config.project_id);
  if (cloud === undefined) throw new Error(PROVIDER_BLOCK_UNKNOWN_AT_LIST);
  const projectId = await cloud.projectId(signal);
  const place = { ...config, region: cloud.region, project_id: projectId };
  const found = await new Search(cloud, projectId, signal).find(config.instance_id, config.name);
  if ('text' in found) {
    diagnostics.error(...found.text, attribute(config.instance_id === null ? 'name' : 'instance_id'));
    return place;
  }
  const health = await healthOf(cloud.api, found.id, { signal, log });
  return { ...place, instance_id: config.instance_id ?? found.id, name: found.name, ...instanceValues(found), health };
}

/** Why there is no one instance to tell of. */
interface NotFound {
  readonly text: DiagnosticText;
}

class Search {
  constructor(private readonly cloud: ProjectCloud, private readonly projectId: string,
    private readonly signal: AbortSignal) {}

  public async find(id: string | null, name: string | null): Promise<Instance | NotFound> {
    return id === null ? this.byName(name!) : this.byId(id);
  }

  private async byName(name: string): Promise<Instance | NotFound> {
    const named = (await this.list({ name, exactName: true })).filter((instance) => instance.name === name);
    if (named.length > 1) return { text: severalOfName(name, this.place, named) };
    if (named.length === 0) return { text: noSuchName(name, this.place, await this.list()) };
    // A list need not tell all that show does.
    return await this.shown(named[0].id) ?? { text: noSuchName(name, this.place, await this.list()) };
  }

  private async byId(id: string): Promise<Instance | NotFound> {
    const instance = await this.shown(id.toLowerCase());
    if (instance === undefined) return { text: noSuchId(id, this.place, await this.listed()) };
    return ['', 'kafka'].includes(instance.engine) ? instance : { text: otherEngine(id, instance.engine) };
  }

  private async shown(id: string): Promise<Instance | undefined> {
    try {
      return await this.cloud.api.showInstance(id, { signal: this.signal });
    } catch (error) {
      if (isDmsError(error, 'gone')) return undefined;
      throw error;
    }
  }

  /** Undefined where the list cannot be read: that it is not allowed is no reason to hide what was asked for. */
  private async listed(): Promise<readonly Instance[] | undefined> {
    try {
      return await this.list();
    } catch (error) {
      if (isDmsError(error, 'permission')) return undefined;
      throw error;
    }
  }

  private async list(filter: { readonly name?: string; readonly exactName?: boolean } = {}): Promise<Instance[]> {
    const listed = await this.cloud.api.listInstances({ ...filter, includeFailure: false },
      { signal: this.signal, twice: true });
    return listed.filter(({ status }) => status !== 'CREATEFAILED')
      .sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1));
  }

  private get place() {
    return { projectId: this.projectId, region: this.cloud.region };
  }
}
