import { BerWriter } from 'ldapts';
import { LdapEntry } from './entry';

function entryOf(dn: string, attributes: Readonly<Record<string, readonly (string | Buffer)[]>>): LdapEntry {
  const writer = new BerWriter();
  writer.writeString(dn);
  writer.startSequence();
  for (const [name, values] of Object.entries(attributes)) {
    writer.startSequence();
    writer.writeString(name);
    writer.startSequence(0x31);
    for (const value of values) writer.writeBuffer(Buffer.from(value as string), 0x04);
    writer.endSequence();
    writer.endSequence();
  }
  writer.endSequence();
  return new LdapEntry(writer.buffer, 0);
}

describe('an entry', () => {
  it('has each attribute as a list, whatever the letter case, and nothing for an absent one', () => {
    const entry = entryOf('uid=ä,dc=corp', { cn: ['Änne', 'Anne 🚀'], objectClass: ['person'], empty: [] });
    expect(entry.dn).toBe('uid=ä,dc=corp');
    expect(entry.texts('CN')).toEqual(['Änne', 'Anne 🚀']);
    expect(entry.text('objectclass')).toBe('person');
    expect(entry.texts('mail')).toEqual([]);
    expect(entry.text('mail')).toBeUndefined();
    expect([entry.has('cn'), entry.has('empty'), entry.has('mail')]).toEqual([true, false, false]);
    expect(entry.names()).toEqual(['cn', 'objectClass']);
  });

  it('knows bytes from text', () => {
    const bytes = Buffer.from([0xff, 0xd8, 0x00, 0x01]);
    const entry = entryOf('dc=corp', { jpegPhoto: [bytes], replaced: ['\uFFFD is a letter'], 'userCertificate;binary': ['abc'] });
    expect(entry.isBinary('jpegPhoto')).toBe(true);
    expect(entry.bytes('jpegPhoto')).toEqual(bytes);
    expect(entry.text('jpegPhoto')).toBe(bytes.toString('base64'));
    expect(entry.isBinary('replaced')).toBe(false);
    expect(entry.isBinary('userCertificate;binary')).toBe(true);
  });

  it('takes the list with values when a big group shows an empty one beside it', () => {
    const entry = entryOf('cn=big', { member: [], 'member;range=0-1': ['cn=a', 'cn=b'] });
    expect(entry.texts('member')).toEqual(['cn=a', 'cn=b']);
    expect(entry.range('member')).toEqual({ start: 0, next: 2 });
    const turned = entryOf('cn=big', { 'member;Range=2-*': ['cn=c'], member: [] });
    expect(turned.texts('member')).toEqual(['cn=c']);
    expect(turned.range('MEMBER')).toEqual({ start: 2, next: null });
  });

  it('is refused when its bytes end too early', () => {
    const writer = new BerWriter();
    writer.writeString('dc=corp');
    expect(() => new LdapEntry(writer.buffer, 0)).toThrow('cannot be read');
    expect(() => new LdapEntry(Buffer.from([0x04, 0x05, 0x61]), 0)).toThrow('cut off');
  });
});
