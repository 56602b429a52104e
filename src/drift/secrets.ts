const SECRET_NAME = /secret|password|passwd|token|credential|private|access_?key|api_?key|passphrase/i;
/** Shorter ones are no secrets, and would be found in words. */
const SHORTEST = 6;

/** Takes the values of what looks like a secret by its name out of texts that others wrote. */
export function maskOf(env: NodeJS.ProcessEnv, assignments: readonly string[]): (text: string) => string {
  const assigned = assignments.map((text) => /^([^=]+)=([^]*)$/.exec(text)).flatMap((match) =>
    match === null ? [] : [[match[1], match[2]] as const]);
  const secrets = [...Object.entries(env), ...assigned]
    .flatMap(([name, value]) => (SECRET_NAME.test(name) && value && value.length >= SHORTEST ? [value] : []))
    .sort((one, other) => other.length - one.length);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}
