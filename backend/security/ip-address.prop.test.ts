import fc from 'fast-check';
import { classifyAddress } from './address-class';
import { formatIp, isInRange, parseIp, parseRange } from './ip-address';

describe('IP addresses', () => {
  it('are the same after being written and read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseIp(text);
        expect(address).not.toBeNull();
        if (address !== null) expect(parseIp(formatIp(address))).toEqual(address);
      }),
    );
  });

  it('agree with what the URL standard makes of the same text', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const address = parseIp(text);
        expect(parseIp(new URL(`http://[${text}]/`).hostname.slice(1, -1))).toEqual(address);
      }),
    );
  });

  it('mean the same inside IPv6 as outside', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        const [plain, mapped] = [parseIp(text), parseIp(`::ffff:${text}`)];
        if (plain === null || mapped === null) throw new Error('not parsed');
        expect(classifyAddress(mapped)).toBe(classifyAddress(plain));
      }),
    );
  });

  it('lie in a network exactly when their leading bits are its bits', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (one, other, bits) => {
        const [address, base, range] = [parseIp(one), parseIp(other), parseRange(`${other}/${bits}`)];
        if (address === null || base === null || range === null) throw new Error('not parsed');
        const leading = (value: bigint) => value.toString(2).padStart(32, '0').slice(0, bits);
        expect(isInRange(address, range)).toBe(leading(address.value) === leading(base.value));
      }),
    );
  });
});
