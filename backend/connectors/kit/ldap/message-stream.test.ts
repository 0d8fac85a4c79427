import fc from 'fast-check';
import { MalformedMessage, MessageStream } from './message-stream';

function message(size: number): Buffer {
  const head = size < 0x80 ? [0x30, size] : [0x30, 0x84, size >>> 24, (size >>> 16) & 0xff, (size >>> 8) & 0xff, size & 0xff];
  return Buffer.concat([Buffer.from(head), Buffer.alloc(size, size & 0xff)]);
}

describe('messages cut from a stream of bytes', () => {
  it('are the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (sizes, cuts) => {
        const messages = sizes.map(message);
        const bytes = Buffer.concat(messages);
        const stream = new MessageStream(1_000);
        const got: Buffer[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const end = at + (cuts[turn % cuts.length] ?? 1);
          got.push(...stream.push(bytes.subarray(at, end)));
          at = end;
        }
        expect(Buffer.concat(got).equals(bytes)).toBe(true);
        expect(got.map((one) => one.length)).toEqual(messages.map((one) => one.length));
      }),
    );
  });

  it.each([
    ['a web page', Buffer.from('HTTP/1.1 400 Bad Request')],
    ['a length without end', Buffer.from([0x30, 0x80, 0])],
    ['a length of five bytes', Buffer.from([0x30, 0x85, 0, 0, 0, 0, 1])],
    ['a message beyond the limit', message(1_001)],
  ])('are refused: %s', (_, bytes) => {
    expect(() => [...new MessageStream(1_000).push(bytes)]).toThrow(MalformedMessage);
  });
});
