/** A 64-bit integer: a number where that is exact, else a bigint. */
export type Int64 = number | bigint;

/** Writes the wire format of protobuf. */
export class ProtobufWriter {
  private readonly parts: Uint8Array[] = [];

  public varint(fieldNumber: number, value: Int64): void {
    this.parts.push(varintBytes(fieldNumber * 8), varintBytes(value));
  }

  public bytes(fieldNumber: number, value: Uint8Array): void {
    this.parts.push(varintBytes(fieldNumber * 8 + 2), varintBytes(value.length), value);
  }

  public string(fieldNumber: number, value: string): void {
    this.bytes(fieldNumber, Buffer.from(value, 'utf8'));
  }

  public finish(): Buffer {
    return Buffer.concat(this.parts);
  }
}

/** Seven bits to a byte, lowest first; negative numbers take all 64 bits. */
function varintBytes(value: Int64): Uint8Array {
  const result: number[] = [];
  if (typeof value === 'number' && value >= 0 && Number.isSafeInteger(value)) {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) result.push(rest % 0x80 + 0x80);
    result.push(rest);
  } else {
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest >= 0x80n; rest /= 0x80n) result.push(Number(rest % 0x80n) + 0x80);
    result.push(Number(rest));
  }
  return Uint8Array.from(result);
}
