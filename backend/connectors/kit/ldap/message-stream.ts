/** Cuts the bytes of a connection into LDAP messages. Each is one BER sequence (RFC 4511 §5.1). */

export class MalformedMessage extends Error {}

export class MessageStream {
  private readonly maxBytes: number;
  private chunks: Buffer[] = [];
  private size = 0;
  /** Bytes the message being received needs in all; 0 while its head is not known. */
  private wanted = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** Gives every message that is whole now. Throws `MalformedMessage` when the bytes cannot be LDAP. */
  *push(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size >= Math.max(this.wanted, 2)) {
      const bytes = this.chunks.length === 1 ? (this.chunks[0] ?? chunk) : Buffer.concat(this.chunks);
      this.chunks = [bytes];
      this.wanted = messageLength(bytes, this.maxBytes);
      if (this.wanted === 0 || bytes.length < this.wanted) return;
      const rest = bytes.subarray(this.wanted);
      this.chunks = rest.length > 0 ? [rest] : [];
      this.size = rest.length;
      const message = bytes.subarray(0, this.wanted);
      this.wanted = 0;
      yield message;
    }
  }
}

/** Length of the first message, head included; 0 when the head is not there yet. */
function messageLength(bytes: Buffer, maxBytes: number): number {
  if (bytes[0] !== 0x30) throw new MalformedMessage('the first byte is not the start of an LDAP message');
  const first = bytes[1];
  if (first === undefined) return 0;
  if (first < 0x80) return 2 + first;
  const digits = first & 0x7f;
  if (digits === 0 || digits > 4) throw new MalformedMessage('the length of a message is not written as LDAP writes it');
  if (bytes.length < 2 + digits) return 0;
  const length = bytes.readUIntBE(2, digits);
  if (length > maxBytes) throw new MalformedMessage('a message is larger than the limit');
  return 2 + digits + length;
}
