import { GrpcError, GrpcStatus } from './grpc-status';

/** The limit of terraform-plugin-go, too: 256 MiB. */
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

const PREFIX_BYTES = 5;

/** Cuts what arrives on a stream into gRPC messages: a flag byte, four bytes of length, the message. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private buffered = 0;
  private awaited?: number;

  constructor(private readonly maxMessageBytes = MAX_MESSAGE_BYTES) {}

  /**
   * Takes the next bytes and returns the messages they complete.
   * @throws GrpcError when the peer breaks the rules.
   */
  public push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    const messages: Buffer[] = [];
    for (;;) {
      if (this.awaited === undefined) {
        if (this.buffered < PREFIX_BYTES) return messages;
        this.awaited = this.lengthOf(this.take(PREFIX_BYTES));
      }
      if (this.buffered < this.awaited) return messages;
      messages.push(this.take(this.awaited));
      this.awaited = undefined;
    }
  }

  /** Whether the stream ended between two messages. */
  public get complete(): boolean {
    return this.awaited === undefined && this.buffered === 0;
  }

  private lengthOf(prefix: Buffer): number {
    if (prefix[0] !== 0) throw new GrpcError(GrpcStatus.unimplemented, 'compressed messages are not supported');
    const length = prefix.readUInt32BE(1);
    if (length > this.maxMessageBytes) {
      throw new GrpcError(GrpcStatus.resourceExhausted,
        `a message of ${length} bytes is larger than the limit of ${this.maxMessageBytes}`);
    }
    return length;
  }

  private take(length: number): Buffer {
    const all = this.chunks.length === 1 ? this.chunks[0] : this.join(length);
    this.buffered -= length;
    const rest = all.subarray(length);
    this.chunks.splice(0, 1, ...(rest.length > 0 ? [rest] : []));
    return all.subarray(0, length);
  }

  /** Replaces the first chunks by one that holds at least `length` bytes. */
  private join(length: number): Buffer {
    let count = 0;
    for (let size = 0; size < length; count++) size += this.chunks[count].length;
    const joined = Buffer.concat(this.chunks.slice(0, count));
    this.chunks.splice(0, count, joined);
    return joined;
  }
}

/**
 * A message with its prefix, ready to be written.
 * @throws GrpcError when it is larger than a message may be.
 */
export function frame(message: Uint8Array): Buffer {
  if (message.length > MAX_MESSAGE_BYTES) {
    throw new GrpcError(GrpcStatus.resourceExhausted,
      `an answer of ${message.length} bytes is larger than the limit of ${MAX_MESSAGE_BYTES}`);
  }
  const framed = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, PREFIX_BYTES);
  return framed;
}
