/** Writes msgpack in its shortest form. */
export class MsgpackWriter {
  private buffer = Buffer.allocUnsafe(256);
  private length = 0;

  public nil(): void {
    this.byte(0xc0);
  }

  public bool(value: boolean): void {
    this.byte(value ? 0xc3 : 0xc2);
  }

  /** A whole number from -2^63 to 2^64 - 1. */
  public int(value: number | bigint): void {
    if (value >= -0x20 && value < 0x80) this.byte(value < 0 ? 0x100 + Number(value) : Number(value));
    else if (value >= 0) this.unsigned(value);
    else this.negative(value);
  }

  public string(value: string): void {
    const size = Buffer.byteLength(value, 'utf8');
    if (size < 0x20) this.byte(0xa0 + size);
    else this.sized(size, [0xd9, 0xda, 0xdb]);
    this.room(size).write(value, 'utf8');
  }

  public binary(value: Uint8Array): void {
    this.sized(value.length, [0xc4, 0xc5, 0xc6]);
    this.room(value.length).set(value);
  }

  /** Begins an array; the elements follow. */
  public array(length: number): void {
    if (length < 0x10) this.byte(0x90 + length);
    else this.sized(length, [undefined, 0xdc, 0xdd]);
  }

  /** Begins a map; pairs of key and value follow. */
  public map(length: number): void {
    if (length < 0x10) this.byte(0x80 + length);
    else this.sized(length, [undefined, 0xde, 0xdf]);
  }

  /** An extension of one byte, which is 0. */
  public extension(code: number): void {
    this.byte(0xd4);
    this.byte(code);
    this.byte(0);
  }

  public finish(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private unsigned(value: number | bigint): void {
    if (value > 0xffff_ffff) {
      this.byte(0xcf);
      this.room(8).writeBigUInt64BE(BigInt(value));
    } else {
      this.sized(Number(value), [0xcc, 0xcd, 0xce]);
    }
  }

  private negative(value: number | bigint): void {
    const size = value >= -0x80 ? 1 : value >= -0x8000 ? 2 : value >= -0x8000_0000 ? 4 : 8;
    this.byte(0xd0 + Math.log2(size));
    if (size === 8) this.room(8).writeBigInt64BE(BigInt(value));
    else this.room(size).writeIntBE(Number(value), 0, size);
  }

  /** A number of at most 32 bits after the code for its size of one, two or four bytes. */
  private sized(value: number, [one, two, four]: readonly [number | undefined, number, number]): void {
    if (value < 0x100 && one !== undefined) {
      this.byte(one);
      this.byte(value);
    } else if (value < 0x1_0000) {
      this.byte(two);
      this.room(2).writeUInt16BE(value);
    } else {
      this.byte(four);
      this.room(4).writeUInt32BE(value);
    }
  }

  private byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** The next so many bytes, to be filled. */
  private room(size: number): Buffer {
    this.reserve(size);
    this.length += size;
    return this.buffer.subarray(this.length - size, this.length);
  }

  private reserve(size: number): void {
    const needed = this.length + size;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.buffer.length));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}
