import fc from 'fast-check';
import { encodedPath, encodedQuery, host, pathSegments, query, SEED } from './arbitrary-request';
import { canonicalRequest, UNSIGNED_PAYLOAD } from '../../../src/client/signer/canonical-request';

const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const headers = fc.dictionary(fc.constantFrom('host', 'x-a', 'x-b', 'x-project-id', 'content-type'),
  fc.string({ unit: fc.constantFrom(...'abc 019/') }));

const pathLine = (url: string) => canonicalRequest({ method: 'GET', url, headers: {} }).split('\n')[1];
const queryLine = (url: string) => canonicalRequest({ method: 'GET', url, headers: {} }).split('\n')[2];

function property<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, check), { seed: SEED, numRuns: 200 });
}

describe('path', () => {
  test('always ends with a slash, and one that does already gets no second one', () => {
    property(pathSegments, (segments) => {
      expect(pathLine(encodedPath(segments))).toMatch(/[^/]\/$/);
      expect(pathLine(`${encodedPath(segments)}/`)).toBe(pathLine(encodedPath(segments)));
    });
  });

  test('encoding it twice changes nothing', () => {
    property(pathSegments, (segments) => {
      const once = pathLine(encodedPath(segments));
      expect(pathLine(once)).toBe(once);
    });
  });

  test('only unreserved characters stay, everything else becomes upper-case hex', () => {
    property(pathSegments,
      (segments) => expect(pathLine(encodedPath(segments))).toMatch(/^(?:[A-Za-z0-9\-_.~/]|%[0-9A-F]{2})+$/));
  });

  test('a path that is not valid percent-encoding is taken as it stands', () => {
    expect(pathLine('/a%zz')).toBe('/a%25zz/');
  });

  test('host, port and fragment are no part of it', () => {
    property(fc.tuple(host, pathSegments), ([name, segments]) => {
      expect(pathLine(`https://${name}${encodedPath(segments)}#part`)).toBe(pathLine(encodedPath(segments)));
    });
  });
});

describe('query', () => {
  test('the order of the parameters does not matter', () => {
    property(query,
      (pairs) =>
        expect(queryLine(`/?${encodedQuery([...pairs].reverse())}`)).toBe(queryLine(`/?${encodedQuery(pairs)}`)));
  });

  test('values of one name are sorted, and an empty value keeps its equals sign', () => {
    expect(queryLine('/?b=2&a=z&a=&a=x&c')).toBe('a=&a=x&a=z&b=2&c=');
  });

  test('a space is %20 however it came, and a star is %2A', () => {
    expect(queryLine('/?a=1+2%203*')).toBe('a=1%202%203%2A');
  });
});

describe('headers', () => {
  test('neither their order, nor the case of their names, nor space around values matters', () => {
    property(headers, (input) => {
      const disguised = Object.fromEntries(
        Object.entries(input).reverse().map(([name, value]) => [name.toUpperCase(), `  ${value} `]),
      );
      expect(canonicalRequest({ method: 'GET', url: '/', headers: disguised })).toBe(
        canonicalRequest({ method: 'GET', url: '/', headers: input }),
      );
    });
  });

  test('one empty line separates them from the list of their names', () => {
    const text = canonicalRequest({ method: 'get', url: '/x', headers: { 'Host': 'h', 'X-B': '2', 'X-A': '1' } });
    expect(text).toBe(`GET\n/x/\n\nhost:h\nx-a:1\nx-b:2\n\nhost;x-a;x-b\n${EMPTY_HASH}`);
  });
});

describe('body', () => {
  test('text and its bytes are the same body', () => {
    const request = { method: 'POST', url: '/', headers: {} };
    expect(canonicalRequest({ ...request, body: '{"a":"é"}' })).toBe(
      canonicalRequest({ ...request, body: Buffer.from('{"a":"é"}') }),
    );
  });

  test('is left out when the header says so', () => {
    const request = { method: 'POST', url: '/', headers: { 'X-Sdk-Content-Sha256': UNSIGNED_PAYLOAD } };
    expect(canonicalRequest({ ...request, body: 'a' })).toBe(canonicalRequest({ ...request, body: 'b' }));
  });
});
