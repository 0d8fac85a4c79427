/** What an LDAP server sends, as bytes (RFC 4511 §4.1.9, §4.5.2; RFC 2696). */
import { BerWriter } from 'ldapts';

const ENTRY = 0x64;
const DONE = 0x65;
const REFERENCE = 0x73;
const CONTROLS = 0xa0;
const SET = 0x31;
const OCTETS = 0x04;
const PAGED_RESULTS = '1.2.840.113556.1.4.319';

export function writeEntry(
  messageId: number,
  dn: string,
  attributes: readonly (readonly [string, readonly (string | Buffer)[]])[],
): Buffer {
  return message(messageId, ENTRY, (writer) => {
    writer.writeString(dn);
    writer.startSequence();
    for (const [name, values] of attributes) {
      writer.startSequence();
      writer.writeString(name);
      writer.startSequence(SET);
      for (const value of values) writer.writeBuffer(Buffer.from(value as string), OCTETS);
      writer.endSequence();
      writer.endSequence();
    }
    writer.endSequence();
  });
}

export function writeReference(messageId: number, urls: readonly string[]): Buffer {
  return message(messageId, REFERENCE, (writer) => {
    for (const url of urls) writer.writeString(url);
  });
}

export const writeResult = (messageId: number, operation: number, code: number, text: string): Buffer =>
  message(messageId, operation, (writer) => result(writer, code, '', text));

/** The end of a search. With a cookie (the empty one is the last) the answer carries the control of paged results. */
export function writeDone(messageId: number, code: number, matched: string, text: string, cookie?: string): Buffer {
  return message(
    messageId,
    DONE,
    (writer) => result(writer, code, matched, text),
    (writer) => {
      if (cookie === undefined) return;
      const value = new BerWriter();
      value.startSequence();
      value.writeInt(0);
      value.writeString(cookie);
      value.endSequence();
      writer.startSequence(CONTROLS);
      writer.startSequence();
      writer.writeString(PAGED_RESULTS);
      writer.writeBuffer(value.buffer, OCTETS);
      writer.endSequence();
      writer.endSequence();
    },
  );
}

function result(writer: BerWriter, code: number, matched: string, text: string): void {
  writer.writeEnumeration(code);
  writer.writeString(matched);
  writer.writeString(text);
}

function message(
  messageId: number,
  operation: number,
  write: (writer: BerWriter) => void,
  controls: (writer: BerWriter) => void = () => undefined,
): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(messageId);
  writer.startSequence(operation);
  write(writer);
  writer.endSequence();
  controls(writer);
  writer.endSequence();
  return writer.buffer;
}
