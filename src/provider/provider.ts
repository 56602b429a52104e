import { batchAction } from './batch-action/resource';
import { batchActionInvocation } from './batch-action-invocation/action';
import { ProcessParts, DmsSession } from './dms-session';
import { instanceRestore } from './instance-restore/action';
import { kafkaInstance } from './kafka-instance/data-source';
import { kafkaInstances } from './kafka-instances/data-source';
import { Protection } from './protection';
import { ProviderAttributes, ProviderConfig, providerSchema } from './provider-schema';
import { recycledInstances } from './recycled-instances/data-source';
import { signsInWith } from './texts';
import {
  argumentOf,
  AuthenticationLatch,
  ClientConfiguration,
  createDmsClient,
  Environment,
  Folders,
  ProjectDirectory,
  RateLimiter,
  resolveSettings,
  settingOf,
  Settings,
  SettingsError,
  Transport,
} from '../client';
import { attribute, ConfigureRequest, isWhollyKnown, provider, Provider } from '../plugin-sdk';

/** What the composition root gives the provider. */
export interface ProviderParts extends ProcessParts {
  readonly environment: Environment;
  /**
   * Where the files of other tools are looked for.
   * @default - in no folder of the user's
   */
  readonly folders?: Folders;
  /** @default - HTTP with the certificates that the settings name */
  readonly transport?: Transport;
  /**
   * What a process remembers of its keys.
   * @default - the latch of the process
   */
  readonly latch?: AuthenticationLatch;
  /**
   * What a process remembers of its projects.
   * @default - the directory of the process
   */
  readonly projects?: ProjectDirectory;
}

/** The provider `dms`. */
export function createProvider(parts: ProviderParts): Provider<any, DmsSession> {
  return provider<ProviderAttributes, DmsSession>({
    schema: providerSchema,
    configure: (request) => configure(request, parts),
    resources: { dms_kafka_instance_batch_action: batchAction },
    dataSources: {
      dms_kafka_instance: kafkaInstance,
      dms_kafka_instances: kafkaInstances,
      dms_kafka_recycled_instances: recycledInstances,
    },
    actions: {
      dms_kafka_instance_batch_action: batchActionInvocation,
      dms_kafka_instance_restore: instanceRestore,
    },
  });
}

function configure({ config, diagnostics, log, defer }: ConfigureRequest<ProviderAttributes>,
  parts: ProviderParts): DmsSession {
  if (!leadsSomewhere(config)) defer();
  const protection = isWhollyKnown(config.protected_instances)
    ? new Protection((config.protected_instances ?? []) as readonly string[]) : undefined;
  const limiter = new RateLimiter(parts.clock,
    typeof config.max_requests_per_second === 'number' ? config.max_requests_per_second : undefined);
  const connect = (settings: Settings) =>
    createDmsClient(settings, {
      transport: parts.transport,
      environment: parts.environment,
      clock: parts.clock,
      random: parts.random,
      limiter,
      latch: parts.latch,
      projects: parts.projects,
      log: ({ method, path, ...entry }) => log.debug(`${method} ${path}`, { ...entry }),
    });
  const settings = settingsOf(config, parts, diagnostics);
  if (settings) log.debug(signsInWith(settings));
  return new DmsSession(parts, settings, protection, connect);
}

/** Whether all is known that says where the cloud is, and who asks. */
const leadsSomewhere = (config: ProviderConfig): boolean =>
  isWhollyKnown({ ...config, protected_instances: null, max_requests_per_second: null });

/** Undefined while part of the block is unknown, which is no error in a plan. */
function settingsOf(config: ProviderConfig, { environment, folders }: ProviderParts,
  diagnostics: ConfigureRequest<ProviderAttributes>['diagnostics']): Settings | undefined {
  if (!leadsSomewhere(config)) return undefined;
  try {
    const settings = resolveSettings(clientConfiguration(config), environment, folders);
    for (const { setting, summary, message } of settings.warnings) diagnostics.warning(summary, message, at(setting));
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    diagnostics.error('The provider block does not say how to reach the cloud', error.message,
      at(error.setting));
    return undefined;
  }
}

const at = (setting: string | undefined) => (setting === undefined ? undefined : attribute(argumentOf(setting)));

function clientConfiguration(config: ProviderConfig): ClientConfiguration {
  const given = Object.entries(config).flatMap(([name, value]) => (value === null ? [] : [[settingOf(name), value]]));
  return Object.fromEntries(given) as ClientConfiguration;
}
