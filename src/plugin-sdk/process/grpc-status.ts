/** The status codes of gRPC this server answers with. */
export const GrpcStatus = {
  ok: 0,
  cancelled: 1,
  deadlineExceeded: 4,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
} as const;

/** Ends a call with a status other than OK; the message travels to the client. */
export class GrpcError extends Error {
  constructor(public readonly status: number, message: string) {
    super(message);
    this.name = 'GrpcError';
  }
}

/** What a thrown value tells the client: its own status, or INTERNAL with the message. Never a stack trace. */
export function grpcErrorOf(thrown: unknown): GrpcError {
  if (thrown instanceof GrpcError) return thrown;
  return new GrpcError(GrpcStatus.internal, thrown instanceof Error ? thrown.message : String(thrown));
}

/** The `grpc-message` header: UTF-8, percent-encoded outside printable ASCII, as the gRPC specification demands. */
export function percentEncode(message: string): string {
  return [...Buffer.from(message, 'utf8')].map((byte) => {
    const printable = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    return printable ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

const millisecondsOf: Record<string, number> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 };

/** Milliseconds of a `grpc-timeout` header such as `10S`; undefined where there is none, or it is malformed. */
export function parseGrpcTimeout(header: string | string[] | undefined): number | undefined {
  const match = /^(\d{1,8})([HMSmun])$/.exec(typeof header === 'string' ? header : '');
  return match ? Number(match[1]) * millisecondsOf[match[2]] : undefined;
}
