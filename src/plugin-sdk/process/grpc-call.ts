import { once } from 'node:events';
import { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { frame, FrameReader } from './grpc-framing';
import { GrpcError, grpcErrorOf, GrpcStatus, parseGrpcTimeout, percentEncode } from './grpc-status';

/** What a handler may know of its call. */
export interface CallContext {
  /** Aborted when the client cancels, its deadline passes, or the connection is lost. */
  readonly signal: AbortSignal;
  /** Fulfilled when the answer has left, or can no longer leave. */
  readonly delivered: Promise<void>;
}

/** Answers one request message with one message (a promise) or with a stream of them (an async iterable). */
export type GrpcHandler = (request: Uint8Array, call: CallContext) => Promise<Uint8Array> | AsyncIterable<Uint8Array>;

/** Finds the handler of a path such as `/package.Service/Method`; undefined answers UNIMPLEMENTED. */
export type FindHandler = (path: string) => Promise<GrpcHandler | undefined>;

/** Headers beyond a few kilobytes are refused by some clients. */
const LONGEST_STATUS_MESSAGE = 1024;

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Serves one HTTP/2 stream as one gRPC call; fulfilled when the handler has finished and the answer has left. Never
 * rejects.
 */
export async function answerCall(stream: ServerHttp2Stream, headers: IncomingHttpHeaders,
  find: FindHandler): Promise<void> {
  stream.on('error', () => undefined);
  if (!isGrpcRequest(headers)) {
    stream.respond({ ':status': headers[':method'] === 'POST' ? 415 : 405 }, { endStream: true });
    stream.resume();
    return;
  }
  const cancellation = new AbortController();
  const delivered = new Promise<void>((resolve) => stream.once('close', resolve));
  stream.once('close', () => cancellation.abort());
  const answer = new GrpcAnswer(stream);
  const deadline = startDeadline(headers, () => {
    answer.end(new GrpcError(GrpcStatus.deadlineExceeded, 'the deadline of the call has passed'));
    cancellation.abort();
  });
  try {
    await runHandler(stream, headers, find, answer, { signal: cancellation.signal, delivered });
    answer.end();
  } catch (error) {
    answer.end(grpcErrorOf(error));
  }
  await delivered;
  clearTimeout(deadline);
}

async function runHandler(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  find: FindHandler,
  answer: GrpcAnswer,
  call: CallContext,
): Promise<void> {
  const path = String(headers[':path']);
  const request = readRequest(stream);
  // Of a method that is not there, nobody asks whether its request was in order.
  request.catch(() => undefined);
  const handler = await find(path);
  if (!handler) throw new GrpcError(GrpcStatus.unimplemented, `unknown method ${path}`);
  const result = handler(await request, call);
  if (Symbol.asyncIterator in result) {
    for await (const message of result) await answer.send(message, call.signal);
  } else {
    await answer.send(await result, call.signal);
  }
}

const NOT_ONE_MESSAGE = 'the request is not exactly one whole message';

function isGrpcRequest(headers: IncomingHttpHeaders): boolean {
  return headers[':method'] === 'POST' && /^application\/grpc(\+|;|$)/.test(headers['content-type'] ?? '');
}

function startDeadline(headers: IncomingHttpHeaders, onPassed: () => void): NodeJS.Timeout | undefined {
  const timeout = parseGrpcTimeout(headers['grpc-timeout']);
  return timeout === undefined ? undefined : setTimeout(onPassed, Math.min(timeout, LONGEST_TIMER_MS)).unref();
}

function readRequest(stream: ServerHttp2Stream): Promise<Uint8Array> {
  const reader = new FrameReader();
  const messages: Buffer[] = [];
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      try {
        messages.push(...reader.push(chunk));
        if (messages.length > 1) throw new GrpcError(GrpcStatus.internal, NOT_ONE_MESSAGE);
      } catch (error) {
        // The rest is drained unread, or the client could not finish sending and would never read the status.
        stream.removeAllListeners('data').resume();
        reject(error);
      }
    });
    stream.once('end', () => {
      if (messages.length === 1 && reader.complete) resolve(messages[0]);
      else reject(new GrpcError(GrpcStatus.internal, NOT_ONE_MESSAGE));
    });
    stream.once('close', () => reject(new GrpcError(GrpcStatus.cancelled, 'the client cancelled the call')));
  });
}

/** The answering half of a stream: headers, messages, and the status in the trailers. */
class GrpcAnswer {
  private status?: GrpcError;
  private ended = false;

  constructor(private readonly stream: ServerHttp2Stream) {}

  public async send(message: Uint8Array, signal: AbortSignal): Promise<void> {
    if (this.gone) return;
    const framed = frame(message);
    this.begin();
    if (!this.stream.write(framed)) await once(this.stream, 'drain', { signal }).catch(() => undefined);
  }

  /** Ends the call, once: with OK, or with an error. */
  public end(error?: GrpcError): void {
    if (this.gone) return;
    this.ended = true;
    this.status = error;
    if (this.stream.headersSent) {
      this.stream.end();
    } else {
      this.stream.respond({ ...responseHeaders, ...this.trailers() }, { endStream: true });
    }
  }

  private get gone(): boolean {
    return this.ended || this.stream.destroyed || this.stream.closed;
  }

  private begin(): void {
    if (this.stream.headersSent) return;
    this.stream.respond(responseHeaders, { waitForTrailers: true });
    this.stream.once('wantTrailers', () => this.stream.sendTrailers(this.trailers()));
  }

  private trailers(): Record<string, string> {
    if (!this.status) return { 'grpc-status': String(GrpcStatus.ok) };
    return {
      'grpc-status': String(this.status.status),
      'grpc-message': percentEncode(this.status.message.slice(0, LONGEST_STATUS_MESSAGE)),
    };
  }
}

// Whoever sends a compressed message is to learn what would be understood.
const responseHeaders = { ':status': 200, 'content-type': 'application/grpc', 'grpc-accept-encoding': 'identity' };
