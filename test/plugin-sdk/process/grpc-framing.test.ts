import fc from 'fast-check';
import { frame, FrameReader } from '../../../src/plugin-sdk/process/grpc-framing';
import { GrpcStatus } from '../../../src/plugin-sdk/process/grpc-status';

test('messages arrive whole, wherever the stream was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 9 })),
      (messages, cuts) => {
        const wire = Buffer.concat(messages.map(frame));
        const reader = new FrameReader();
        const received: Buffer[] = [];
        for (let at = 0, piece = 0; at < wire.length; piece++) {
          const size = cuts.length > 0 ? cuts[piece % cuts.length] : wire.length;
          received.push(...reader.push(wire.subarray(at, at + size)));
          at += size;
        }
        expect(received.map((message) => [...message])).toEqual(messages.map((message) => [...message]));
        expect(reader.complete).toBe(true);
      }),
  );
});

test('a stream that ends within a message is not complete', () => {
  const reader = new FrameReader();
  expect(reader.push(frame(Buffer.from('abc')).subarray(0, 6))).toEqual([]);
  expect(reader.complete).toBe(false);
});

test('a compressed message is refused', () => {
  expect(() => new FrameReader().push(Buffer.from([1, 0, 0, 0, 0]))).toThrow(
    expect.objectContaining({ status: GrpcStatus.unimplemented }),
  );
});

test('a message beyond the limit is refused before it arrives', () => {
  expect(() => new FrameReader(10).push(Buffer.from([0, 0, 0, 0, 11]))).toThrow(
    'a message of 11 bytes is larger than the limit of 10',
  );
});

test('whatever arrives, the reader answers with messages or a gRPC error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
    try {
      new FrameReader(20).push(Buffer.from(bytes)).forEach((message) => expect(message.length).toBeLessThanOrEqual(20));
    } catch (error) {
      expect(error).toMatchObject({ name: 'GrpcError' });
    }
  }));
});
