import fc from 'fast-check';
import {
  GrpcError,
  grpcErrorOf,
  GrpcStatus,
  parseGrpcTimeout,
  percentEncode,
} from '../../../src/plugin-sdk/process/grpc-status';

test.each([['10S', 10_000], ['2M', 120_000], ['1H', 3_600_000], ['250m', 250], ['1000u', 1], ['5000000n', 5]])(
  'timeout %s is %d ms',
  (header, expected) => {
    expect(parseGrpcTimeout(header)).toBeCloseTo(expected);
  },
);

test.each([undefined, '', '10', '123456789S', '1D', '-1S'])('%p is no timeout', (header) => {
  expect(parseGrpcTimeout(header)).toBeUndefined();
});

test('a status message is printable ASCII, and decodes to the text it was', () => {
  expect(percentEncode('größer 100%\n')).toBe('gr%C3%B6%C3%9Fer 100%25%0A');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(percentEncode(text)).toMatch(/^[ -~]*$/);
    expect(decodeURIComponent(percentEncode(text))).toBe(text);
  }));
});

test('what is thrown keeps its status, or is internal', () => {
  const refused = new GrpcError(GrpcStatus.resourceExhausted, 'too much');
  expect(grpcErrorOf(refused)).toBe(refused);
  expect(grpcErrorOf(new Error('oops'))).toMatchObject({ status: GrpcStatus.internal, message: 'oops' });
  expect(grpcErrorOf('text')).toMatchObject({ status: GrpcStatus.internal, message: 'text' });
});
