/** Type and source address of the resources that a summary is about; a test holds them to those of the provider. */
export const RESOURCE_TYPE = 'dms_kafka_instance_batch_action';
export const PROVIDER_NAME = 'npm.internal/cdktf-provider-dms/dms';

/** One of our resources wherever Terraform shows one: in a plan or a state. */
export interface ShownResource {
  readonly address?: unknown;
  readonly mode?: unknown;
  readonly type?: unknown;
  readonly provider_name?: unknown;
  readonly deposed?: unknown;
}

/** Objects that a replacement left behind are not the resource any more. */
export const isOurs = ({ mode, type, provider_name, deposed }: ShownResource): boolean =>
  mode === 'managed' && type === RESOURCE_TYPE && provider_name === PROVIDER_NAME && deposed === undefined;

/** Values of the resource, any of which may be missing: another version wrote them, or they are not known yet. */
export type Values = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectOf = (value: unknown): Values => (isObject(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string');

const timeOf = (value: unknown): string | null =>
  (Number.isNaN(Date.parse(textOf(value) ?? '')) ? null : textOf(value));

/** What `results` says of one instance. */
export interface Result {
  readonly name: string | null;
  readonly outcome: string | null;
  readonly status: string | null;
  readonly error: string | null;
  readonly submitted_at: string | null;
  readonly running_at: string | null;
  readonly finished_at: string | null;
}

export function resultOf(values: Values, id: string): Result {
  const result = objectOf(objectOf(values.results)[id]);
  return {
    name: textOf(result.name),
    outcome: textOf(result.outcome),
    status: textOf(result.status),
    error: textOf(result.error),
    submitted_at: timeOf(result.submitted_at),
    running_at: timeOf(result.running_at),
    finished_at: timeOf(result.finished_at),
  };
}
