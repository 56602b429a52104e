import { MsgpackReader } from './msgpack-reader';
import { Refinement, UNKNOWN, Unknown } from '../values/unknown';

/** Any extension is an unknown; this one says what is known of it already. */
const REFINED_CODE = 12;

const known = { nullness: 1, prefix: 2, minLength: 5, maxLength: 6 } as const;

/** The unknown value that an extension stands for. Refinements that are not understood, bounds of numbers among them, are left out. */
export function unknownOf(code: number, data: Uint8Array): Unknown {
  if (code !== REFINED_CODE) return UNKNOWN;
  const refinement = readRefinement(new MsgpackReader(data));
  return Object.keys(refinement).length === 0 ? UNKNOWN : new Unknown(refinement);
}

function readRefinement(reader: MsgpackReader): Refinement {
  const refinement: { -readonly [K in keyof Refinement]: Refinement[K] } = {};
  const pairs = reader.read();
  if (pairs.kind !== 'map') return refinement;
  for (let pair = 0; pair < pairs.length; pair++) {
    const key = reader.read();
    const code = key.kind === 'int' ? key.value : undefined;
    if (code === known.nullness) refinement.notNull = notNull(reader);
    else if (code === known.prefix) refinement.prefix = prefix(reader);
    else if (code === known.minLength) refinement.minLength = length(reader);
    else if (code === known.maxLength) refinement.maxLength = length(reader);
    else reader.skip();
  }
  return refinement;
}

/** `false` on the wire means: certainly not null. */
function notNull(reader: MsgpackReader): boolean | undefined {
  const token = reader.read();
  return token.kind === 'bool' ? !token.value : undefined;
}

function prefix(reader: MsgpackReader): string | undefined {
  const token = reader.read();
  return token.kind === 'string' ? token.value : undefined;
}

function length(reader: MsgpackReader): number | undefined {
  const token = reader.read();
  return token.kind === 'int' && typeof token.value === 'number' ? token.value : undefined;
}
