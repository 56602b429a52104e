const SECRET_KEY =
  /secret|token|passw|authorization|credential|private|cookie|signature|access_?key|^(ak|sk)$|api_?key/i;

const DEEPEST = 6;

/**
 * A copy of a log field fit for JSON, with everything under a name that smells of a secret masked: the second fence,
 * for nobody should log a secret in the first place.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return `(${typeof value})`;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return value.message;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '(no date)' : value.toISOString();
  if (depth === DEEPEST) return '(nested too deeply)';
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (Array.isArray(value)) return value.map((element) => redact(element, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, SECRET_KEY.test(key) ? '(hidden)' : redact(member, depth + 1)]),
  );
}
