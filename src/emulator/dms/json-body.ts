import { dmsError } from '../routing/api-error';
import { DMS_REFUSALS } from '../routing/refusals';

/** The body as a JSON object, or the code the API documents for what is wrong with it. */
export function readJsonObject(text: string, requiredKey?: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') throw dmsError(DMS_REFUSALS.emptyBody);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw dmsError(DMS_REFUSALS.bodyNotJson);
  }
  if (!isObject(json) || (requiredKey && !(requiredKey in json))) {
    throw dmsError(DMS_REFUSALS.bodyNotObject(requiredKey));
  }
  return json;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
