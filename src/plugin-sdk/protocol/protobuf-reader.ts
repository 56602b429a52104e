import { isUtf8 } from 'node:buffer';
import { Int64 } from './protobuf-writer';

/** The bytes are no message of the expected type. */
export class ProtobufError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProtobufError';
  }
}

const WireTypes = { varint: 0, fixed64: 1, lengthDelimited: 2, startGroup: 3, endGroup: 4, fixed32: 5 } as const;
/** How a field is spelled: one of the numbers above. */
export type WireType = number;

const DEEPEST = 100;
const LONGEST_VARINT = 10;

/** Reads the wire format of protobuf, never beyond its own part of the bytes. */
export class ProtobufReader {
  private readonly buffer: Buffer;
  private position = 0;

  constructor(source: Uint8Array, private readonly depth = 0) {
    this.buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  }

  public get atEnd(): boolean {
    return this.position === this.buffer.length;
  }

  public tag(): { fieldNumber: number; wireType: WireType } {
    const tag = this.rawVarint();
    if (typeof tag === 'bigint' || tag < 8 || tag > 0xffff_ffff) throw new ProtobufError('invalid field number');
    return { fieldNumber: Math.floor(tag / 8), wireType: tag % 8 };
  }

  public varint(wireType: WireType): Int64 {
    expectType(wireType, WireTypes.varint);
    return this.rawVarint();
  }

  public bytes(wireType: WireType): Buffer {
    expectType(wireType, WireTypes.lengthDelimited);
    return this.take(this.rawVarint());
  }

  public string(wireType: WireType): string {
    const text = this.bytes(wireType);
    if (!isUtf8(text)) throw new ProtobufError('a text is not UTF-8');
    return text.toString('utf8');
  }

  /** A reader of the message that comes next. */
  public nested(wireType: WireType): ProtobufReader {
    if (this.depth === DEEPEST) throw new ProtobufError('messages are nested too deeply');
    return new ProtobufReader(this.bytes(wireType), this.depth + 1);
  }

  public skip(wireType: WireType): void {
    switch (wireType) {
      case WireTypes.varint:
        this.rawVarint();
        return;
      case WireTypes.fixed64:
        this.take(8);
        return;
      case WireTypes.lengthDelimited:
        this.take(this.rawVarint());
        return;
      case WireTypes.fixed32:
        this.take(4);
        return;
      default:
        throw new ProtobufError(`unsupported wire type ${wireType}`);
    }
  }

  private take(length: Int64): Buffer {
    if (length < 0 || length > this.buffer.length - this.position) {
      throw new ProtobufError('the message ends too early');
    }
    const start = this.position;
    this.position += Number(length);
    return this.buffer.subarray(start, this.position);
  }

  private rawVarint(): Int64 {
    const start = this.position;
    let small = 0;
    for (let scale = 1; this.position - start < LONGEST_VARINT; scale *= 0x80) {
      const byte = this.take(1)[0];
      small += byte % 0x80 * scale;
      if (byte < 0x80) return Number.isSafeInteger(small) ? small : this.exactVarint(start);
    }
    throw new ProtobufError('a number is longer than 64 bits');
  }

  /** Reads again, as a signed 64-bit integer, what was too large for a number. */
  private exactVarint(start: number): Int64 {
    let exact = 0n;
    for (let at = start; at < this.position; at++) {
      exact += BigInt(this.buffer[at] % 0x80) * 0x80n ** BigInt(at - start);
    }
    const signed = BigInt.asIntN(64, exact);
    return signed >= Number.MIN_SAFE_INTEGER && signed <= Number.MAX_SAFE_INTEGER ? Number(signed) : signed;
  }
}

function expectType(actual: WireType, expected: WireType): void {
  if (actual !== expected) throw new ProtobufError(`wire type ${actual} where ${expected} was expected`);
}
