import { Fault } from '../faults/fault';
import { ActionPlan, DELETE_OUTCOMES, RESTART_OUTCOMES } from '../lifecycle/action-plan';
import { Behaviours, DEFAULT_BEHAVIOURS } from '../profiles/behaviours';
import { ROUTES } from '../routing/route-table';

type JsonObject = Readonly<Record<string, unknown>>;

const TROUBLES: readonly Fault['kind'][] = ['status', 'flow_control', 'flow_control_404', 'html_502', 'drop_before', 'drop_after', 'delay', 'garbled'];
const OPTIONAL_BEHAVIOURS: readonly (keyof Behaviours)[] = ['allFailure', 'nothingFailed', 'throttle'];

/** The body of an admin call; absent is an empty object. Throws an Error that says what is wrong. */
export function readAdminBody(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the body is not JSON');
  }
}

// Readers of one body, or of one key of it. They throw an Error that says what is wrong.

export function asObject(json: unknown): JsonObject {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error('the body is not a JSON object');
  return json as JsonObject;
}

export function optionalText(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  if (value === undefined || typeof value === 'string') return value;
  throw new Error(`${key} is not a text`);
}

export function requiredText(body: JsonObject, key: string): string {
  const value = optionalText(body, key);
  if (!value) throw new Error(`${key} is missing`);
  return value;
}

export function optionalNumber(body: JsonObject, key: string): number | undefined {
  const value = body[key];
  if (value === undefined || (typeof value === 'number' && value >= 0)) return value;
  throw new Error(`${key} is not a number of at least 0`);
}

export function readFault(body: JsonObject): Fault {
  oneOf(body, 'route', [...ROUTES.map(({ name }) => name), '*']);
  oneOf(body, 'kind', TROUBLES);
  if (body.kind === 'status' || body.kind === 'delay') requireNumber(body, body.kind === 'status' ? 'status' : 'ms');
  return body as unknown as Fault;
}

export function readPlan({ id: _id, ...plan }: JsonObject): ActionPlan {
  if ('restart' in plan) oneOf(plan, 'restart', RESTART_OUTCOMES);
  if ('delete' in plan) oneOf(plan, 'delete', DELETE_OUTCOMES);
  optionalNumber(plan, 'lagMs');
  optionalNumber(plan, 'durationMs');
  return plan as ActionPlan;
}

export function readBehaviours(body: JsonObject): Partial<Behaviours> {
  const known = [...Object.keys(DEFAULT_BEHAVIOURS), ...OPTIONAL_BEHAVIOURS];
  const stranger = Object.keys(body).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new Error(`there is no behaviour ${stranger}; there are ${known.join(', ')}`);
  return body as Partial<Behaviours>;
}

function oneOf(body: JsonObject, key: string, allowed: readonly string[]): void {
  if (!allowed.includes(String(body[key]))) throw new Error(`${key} is one of ${[...new Set(allowed)].join(', ')}`);
}

function requireNumber(body: JsonObject, key: string): void {
  if (optionalNumber(body, key) === undefined) throw new Error(`${key} is missing`);
}
