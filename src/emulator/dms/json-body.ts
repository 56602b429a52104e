import { dmsError } from '../routing/api-error';

/** The body as a JSON object, or the code the API documents for what is wrong with it. */
export function readJsonObject(text: string, requiredKey?: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') throw dmsError(400, 'DMS.00400004', 'The request body is empty.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw dmsError(400, 'DMS.00400005', 'The request body is not in JSON format.');
  }
  if (!isObject(json) || (requiredKey && !(requiredKey in json))) {
    throw dmsError(400, 'DMS.00400085',
      `The request body is not a JSON object${requiredKey ? ` with the key ${requiredKey}` : ''}.`);
  }
  return json;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
