import { isUtf8 } from 'node:buffer';
import { ValueError } from './value-error';

/** One token of msgpack. Arrays and maps tell how many elements, or pairs, follow. */
export type Token =
  | { readonly kind: 'nil' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'binary'; readonly value: Buffer }
  | { readonly kind: 'array'; readonly length: number }
  | { readonly kind: 'map'; readonly length: number }
  | { readonly kind: 'extension'; readonly code: number; readonly data: Buffer };

/**
 * Reads msgpack token by token, whole 64-bit integers included. A length that the bytes cannot fill is refused before
 * anything is made of it.
 */
export class MsgpackReader {
  private readonly buffer: Buffer;
  private position = 0;

  constructor(source: Uint8Array) {
    this.buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  }

  public get atEnd(): boolean {
    return this.position === this.buffer.length;
  }

  public read(): Token {
    const code = this.unsigned(1);
    if (code < 0x80) return { kind: 'int', value: code };
    if (code < 0x90) return this.map(code - 0x80);
    if (code < 0xa0) return this.array(code - 0x90);
    if (code < 0xc0) return this.string(code - 0xa0);
    if (code >= 0xe0) return { kind: 'int', value: code - 0x100 };
    switch (code) {
      case 0xc0:
        return { kind: 'nil' };
      case 0xc2:
        return { kind: 'bool', value: false };
      case 0xc3:
        return { kind: 'bool', value: true };
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return { kind: 'binary', value: this.take(this.unsigned(2 ** (code - 0xc4))) };
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.extension(this.unsigned(2 ** (code - 0xc7)));
      case 0xca:
        return { kind: 'float', value: this.take(4).readFloatBE() };
      case 0xcb:
        return { kind: 'float', value: this.take(8).readDoubleBE() };
      case 0xcc:
      case 0xcd:
      case 0xce:
        return { kind: 'int', value: this.unsigned(2 ** (code - 0xcc)) };
      case 0xcf:
        return { kind: 'int', value: numberIfSafe(this.take(8).readBigUInt64BE()) };
      case 0xd0:
      case 0xd1:
      case 0xd2:
        return { kind: 'int', value: this.signed(2 ** (code - 0xd0)) };
      case 0xd3:
        return { kind: 'int', value: numberIfSafe(this.take(8).readBigInt64BE()) };
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.extension(2 ** (code - 0xd4));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.string(this.unsigned(2 ** (code - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.array(this.unsigned(2 * (code - 0xdb)));
      case 0xde:
      case 0xdf:
        return this.map(this.unsigned(2 * (code - 0xdd)));
      default:
        throw new ValueError(`0x${code.toString(16)} begins no msgpack value`);
    }
  }

  /** Passes over one whole value, however deeply nested. */
  public skip(): void {
    for (let pending = 1; pending > 0; pending--) {
      const token = this.read();
      if (token.kind === 'array') pending += token.length;
      if (token.kind === 'map') pending += 2 * token.length;
    }
  }

  private unsigned(size: number): number {
    this.advance(size);
    return this.buffer.readUIntBE(this.position - size, size);
  }

  private signed(size: number): number {
    this.advance(size);
    return this.buffer.readIntBE(this.position - size, size);
  }

  private string(length: number): Token {
    const text = this.take(length);
    if (!isUtf8(text)) throw new ValueError('a text is not UTF-8');
    return { kind: 'string', value: text.toString('utf8') };
  }

  private array(length: number): Token {
    return { kind: 'array', length: this.fitting(length, 1) };
  }

  private map(length: number): Token {
    return { kind: 'map', length: this.fitting(length, 2) };
  }

  private extension(length: number): Token {
    const code = this.signed(1);
    return { kind: 'extension', code, data: this.take(length) };
  }

  /** A count of elements, each of which takes at least so many bytes. */
  private fitting(count: number, bytesEach: number): number {
    if (count * bytesEach > this.buffer.length - this.position) throw endsTooEarly();
    return count;
  }

  private take(length: number): Buffer {
    this.advance(length);
    return this.buffer.subarray(this.position - length, this.position);
  }

  private advance(length: number): void {
    if (length > this.buffer.length - this.position) throw endsTooEarly();
    this.position += length;
  }
}

const endsTooEarly = () => new ValueError('the msgpack data ends too early');

function numberIfSafe(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}
