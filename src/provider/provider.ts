import { batchAction } from './batch-action/resource';
import { batchActionInvocation } from './batch-action-invocation/action';
import { ProcessParts, DmsSession } from './dms-session';
import { instanceRestore } from './instance-restore/action';
import { kafkaInstance } from './kafka-instance/data-source';
import { kafkaInstances } from './kafka-instances/data-source';
import { Protection } from './protection';
import { ProviderAttributes, ProviderBlocks, ProviderConfig, providerSchema } from './provider-schema';
import { recycledInstances } from './recycled-instances/data-source';
import { NO_WAY_TO_THE_CLOUD, signsInWith } from './texts';
import {
  AuthenticationLatch,
  ClientConfiguration,
  createDmsClient,
  Environment,
  Folders,
  isDmsError,
  ProjectDirectory,
  RateLimiter,
  resolveSettings,
  settingOf,
  Settings,
  SettingsError,
  SharedSignIns,
  topArgumentOf,
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
export function createProvider(parts: ProviderParts): Provider<any, DmsSession, any> {
  return provider<ProviderAttributes, DmsSession, ProviderBlocks>({
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

async function configure({ config, diagnostics, log, defer }: ConfigureRequest<ProviderAttributes, ProviderBlocks>,
  parts: ProviderParts): Promise<DmsSession> {
  if (!leadsSomewhere(config)) defer();
  const protection = isWhollyKnown(config.protected_instances)
    ? new Protection((config.protected_instances ?? []) as readonly string[]) : undefined;
  const limiter = new RateLimiter(parts.clock,
    typeof config.max_requests_per_second === 'number' ? config.max_requests_per_second : undefined);
  const signIns = new SharedSignIns();
  const connect = (settings: Settings) =>
    createDmsClient(settings, {
      signIns,
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
  const session = new DmsSession(parts, settings, protection, connect);
  if (settings?.credentials.kind === 'metadata') await requireKeys(session, diagnostics);
  return session;
}

/** Where there are no other credentials, a machine without keys is told at once, as missing credentials always are. */
async function requireKeys(session: DmsSession,
  diagnostics: ConfigureRequest<ProviderAttributes>['diagnostics']): Promise<void> {
  try {
    await session.cloud(null, null)?.api.signsIn();
  } catch (error) {
    if (!isDmsError(error)) throw error;
    diagnostics.error(NO_WAY_TO_THE_CLOUD, error.message);
  }
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
    diagnostics.error(NO_WAY_TO_THE_CLOUD, error.message,
      at(error.setting));
    return undefined;
  }
}

const at = (setting: string | undefined) => (setting === undefined ? undefined : attribute(topArgumentOf(setting)));

function clientConfiguration({ assume_role, assume_role_with_oidc, ...config }: ProviderConfig): ClientConfiguration {
  const [withOidc] = assume_role_with_oidc as readonly object[];
  return {
    ...settingsIn(config),
    assumeRole: (assume_role as readonly object[]).map(settingsIn),
    assumeRoleWithOidc: withOidc && settingsIn(withOidc),
  };
}

function settingsIn(values: object): object {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[settingOf(name), value]])),
  );
}
