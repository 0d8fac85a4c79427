import { formatGuid, formatSid, parseGuid, readFileTime } from './binary';

describe('values that are bytes', () => {
  it('show a GUID with its first three fields turned round, and read it back', () => {
    const bytes = Buffer.from('33221100554477668899aabbccddeeff', 'hex');
    expect(formatGuid(bytes)).toBe('00112233-4455-6677-8899-aabbccddeeff');
    expect(parseGuid('{00112233-4455-6677-8899-AABBCCDDEEFF}')).toEqual(bytes);
    expect(formatGuid(Buffer.alloc(15))).toBeNull();
    expect(parseGuid('no guid')).toBeNull();
  });

  it('show a SID as Windows does', () => {
    expect(formatSid(Buffer.from('010500000000000515000000a065cf7e784b9b5fe77c8770091c0100', 'hex'))).toBe(
      'S-1-5-21-2127521184-1604012920-1887927527-72713',
    );
    expect(formatSid(Buffer.from('0105', 'hex'))).toBeNull();
  });

  it('know when an account never expires', () => {
    expect(readFileTime('0')).toBeNull();
    expect(readFileTime('9223372036854775807')).toBeNull();
    expect(readFileTime('soon')).toBeNull();
    expect(readFileTime('116444736000000000')).toBe(0);
    expect(readFileTime('133485408000000000')).toBe(Date.UTC(2024, 0, 1));
  });
});
