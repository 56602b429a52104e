import { createServer, IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { etagOf, wrongChecksum } from './checksums';
import { objectIn } from './object-body';

export interface S3StoreOptions {
  /** @default 0, a free one */
  readonly port?: number;
  readonly bucket?: string;
  readonly accessKey?: string;
  /** False is a store that takes no notice of `If-None-Match` when it is sent an object, as some do. */
  readonly heedsConditions?: boolean;
}

/** What was asked, and how it ended. */
export interface S3Request {
  readonly method: string;
  readonly key: string;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const failure = (status: number, code: string): Answer =>
  ({ status, headers: { 'content-type': 'application/xml' }, body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>` });

/**
 * One bucket in memory, as far as Terraform's S3 backend needs one, addressed by path. It knows the access key of its
 * one user and verifies checksums, but no signatures.
 */
export class S3Store {
  public static async start(options: S3StoreOptions = {}): Promise<S3Store> {
    const store = new S3Store(options);
    await new Promise<void>((resolve, reject) =>
      store.server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve));
    return store;
  }

  public readonly bucket: string;
  public readonly accessKey: string;
  public readonly requests: S3Request[] = [];
  private readonly objects = new Map<string, Buffer>();
  private readonly heedsConditions: boolean;
  private readonly server = createServer((request, response) => {
    this.serve(request, response).catch(() => response.destroy());
  });

  private constructor({ bucket = 'kafka-state', accessKey = 'STATESAMPLEKEY01', heedsConditions = true }: S3StoreOptions) {
    this.bucket = bucket;
    this.accessKey = accessKey;
    this.heedsConditions = heedsConditions;
  }

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What is in the bucket. */
  public get keys(): string[] {
    return [...this.objects.keys()].sort();
  }

  public object(key: string): string | undefined {
    return this.objects.get(key)?.toString('utf8');
  }

  /** Takes an object away, as somebody with a browser does. */
  public remove(key: string): void {
    this.objects.delete(key);
  }

  public async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = 'GET', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', this.endpoint);
    const [bucket, ...rest] = decodeURIComponent(pathname.slice(1)).split('/');
    const key = rest.join('/');
    const answer = this.objection(bucket, headers)
      ?? (key === '' ? this.list(method, searchParams) : this.answer(method, key, headers, Buffer.concat(chunks)));
    this.requests.push({ method, key, headers, status: answer.status });
    const body = Buffer.from(answer.body ?? '');
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(answer.status === 204 ? {} : { 'content-length': String(body.length) }),
    });
    response.end(method === 'HEAD' ? undefined : body);
  }

  private objection(bucket: string, { authorization = '' }: IncomingHttpHeaders): Answer | undefined {
    if (!authorization.includes(`Credential=${this.accessKey}/`)) return failure(403, 'InvalidAccessKeyId');
    return bucket === this.bucket ? undefined : failure(404, 'NoSuchBucket');
  }

  private list(method: string, parameters: URLSearchParams): Answer {
    if (method === 'HEAD') return { status: 200 };
    if (method !== 'GET') return failure(405, 'MethodNotAllowed');
    const prefix = parameters.get('prefix') ?? '';
    const found = this.keys.filter((key) => key.startsWith(prefix))
      .map((key) => `<Contents><Key>${key}</Key><Size>${this.objects.get(key)!.length}</Size></Contents>`);
    return {
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: `<ListBucketResult><Name>${this.bucket}</Name><Prefix>${prefix}</Prefix><KeyCount>${found.length}</KeyCount>`
        + `<MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>${found.join('')}</ListBucketResult>`,
    };
  }

  private answer(method: string, key: string, headers: IncomingHttpHeaders, sent: Buffer): Answer {
    const there = this.objects.get(key);
    if (method === 'PUT') return this.put(key, headers, sent);
    if (method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204 };
    }
    if (method !== 'GET' && method !== 'HEAD') return failure(405, 'MethodNotAllowed');
    if (there === undefined) return failure(404, 'NoSuchKey');
    return { status: 200, headers: { 'etag': etagOf(there), 'content-type': 'application/json' }, body: there };
  }

  private put(key: string, headers: IncomingHttpHeaders, sent: Buffer): Answer {
    if (this.heedsConditions && headers['if-none-match'] === '*' && this.objects.has(key)) {
      return failure(412, 'PreconditionFailed');
    }
    const body = objectIn(sent, headers);
    if (wrongChecksum(body, headers) !== undefined) return failure(400, 'BadDigest');
    this.objects.set(key, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }
}
