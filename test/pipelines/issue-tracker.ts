import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';

/** An issue, in whatever words its tracker has for it. */
export interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
  readonly comments: string[];
}

/** What a request asks for. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: any;
}

/** What differs between trackers: how they are asked, and what they answer. */
export interface Dialect {
  readonly token: (request: IncomingMessage) => string | undefined;
  readonly answer: (asked: Asked, issues: IssueTracker) => unknown;
}

/** A stand-in for the issues of a project, over HTTP. Whoever has not the token gets nothing. */
export class IssueTracker {
  public static readonly TOKEN = 'issues-sample-token';

  public static async start(dialect: Dialect): Promise<IssueTracker> {
    const tracker = new IssueTracker(dialect);
    await new Promise<void>((resolve) => tracker.server.listen(0, '127.0.0.1', resolve));
    return tracker;
  }

  public readonly issues: Issue[] = [];
  /** What was asked so far, such as `POST issues`. */
  public readonly asked: string[] = [];
  private readonly server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://tracker');
    const texts = await request.setEncoding('utf8').toArray() as string[];
    const asked = {
      method: request.method!, path: pathname, query: searchParams, body: texts.length > 0 ? JSON.parse(texts.join('')) : undefined,
    };
    this.asked.push(`${asked.method} ${asked.path.slice(asked.path.indexOf('issues'))}`);
    const known = this.dialect.token(request) === IssueTracker.TOKEN;
    const answer = known ? this.dialect.answer(asked, this) : undefined;
    response.writeHead(known ? answer === undefined ? 404 : 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'No.' }));
  });

  private constructor(private readonly dialect: Dialect) {}

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A page of those that have a label, the newest first. */
  public labelled({ query }: Asked): readonly Issue[] {
    const [page, size] = ['page', 'per_page'].map((name) => Number(query.get(name)));
    return this.issues.filter(({ labels }) => labels.includes(query.get('labels')!)).reverse()
      .slice((page - 1) * size, page * size);
  }

  /** Opens one more. */
  public open(title: string, body: string, labels: readonly string[]): Issue {
    const issue: Issue = { number: this.issues.length + 1, title, body, state: 'open', labels, comments: [] };
    this.issues.push(issue);
    return issue;
  }

  /** One by its number. */
  public at(number: string): Issue | undefined {
    return this.issues[Number(number) - 1];
  }

  public async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}

const bearer = ({ headers }: IncomingMessage) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];

/** GitHub's, of the repository `acme/kafka`. */
export const GITHUB: Dialect = {
  token: bearer,
  answer: (asked, tracker) => {
    const [, number, more] = /^\/repos\/acme\/kafka\/issues(?:\/(\d+)(?:\/(comments))?)?$/.exec(asked.path) ?? [undefined, '0'];
    const { method, body } = asked;
    if (number === undefined) return method === 'GET' ? tracker.labelled(asked) : tracker.open(body.title, body.body, body.labels);
    const issue = tracker.at(number);
    if (more !== undefined && method === 'POST') return issue && { id: issue.comments.push(body.body) };
    const { body: text = issue?.body, state = issue?.state } = body;
    return method === 'PATCH' && issue ? Object.assign(issue, { body: text, state }) : undefined;
  },
};

/** GitLab's, of the project 42. */
export const GITLAB: Dialect = {
  token: ({ headers }) => headers['private-token'] as string | undefined,
  answer: (asked, tracker) => {
    const [, number, more] = /^\/projects\/42\/issues(?:\/(\d+)(?:\/(notes))?)?$/.exec(asked.path) ?? [undefined, '0'];
    const { method, body } = asked;
    const shown = (issue: Issue | undefined) => issue && {
      iid: issue.number, description: issue.body, state: issue.state === 'open' ? 'opened' : 'closed',
    };
    if (number === undefined) {
      return method === 'GET' ? tracker.labelled(asked).map(shown)
        : shown(tracker.open(body.title, body.description, body.labels.split(',')));
    }
    const issue = tracker.at(number);
    if (issue === undefined) return undefined;
    if (more !== undefined && method === 'POST') return { id: issue.comments.push(body.body) };
    const { description = issue.body, state_event: event } = body;
    const state = event === 'close' ? 'closed' : event === 'reopen' ? 'open' : issue.state;
    return method === 'PUT' ? shown(Object.assign(issue, { body: description, state })) : undefined;
  },
};
