import { HttpRequest, HttpResponse, SendOptions, Transport } from '../../src/client/transport/transport';

export type Reply =
  | HttpResponse
  | Error
  | ((request: HttpRequest, options: SendOptions) => HttpResponse | Promise<HttpResponse>);

/**
 * Answers requests from a script, one reply each, and keeps what was sent. The last reply repeats when `repeatLast` is
 * set.
 */
export class ScriptedTransport implements Transport {
  public readonly sent: HttpRequest[] = [];
  public readonly options: SendOptions[] = [];

  constructor(private readonly replies: Reply[], private readonly repeatLast = false) {}

  public async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    this.sent.push(request);
    this.options.push(options);
    const reply = this.repeatLast && this.replies.length === 1 ? this.replies[0] : this.replies.shift();
    if (!reply) throw new Error(`The script has no reply to ${request.method} ${request.url}`);
    if (reply instanceof Error) throw reply;
    return typeof reply === 'function' ? reply(request, options) : reply;
  }
}

/** An answer as the API gives it. */
export function answer(status: number, body: object | string = '', headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { 'x-request-id': 'req-1', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** An error of DMS. */
export function refusal(status: number, code: string, message = 'no',
  headers: Record<string, string> = {}): HttpResponse {
  return answer(status, { error_code: code, error_msg: message }, headers);
}
