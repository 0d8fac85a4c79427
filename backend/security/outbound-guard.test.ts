import { createOutboundGuard } from './outbound-guard';

/** A guard over a fixed table of names; any other name is not found. */
function guard(allow: readonly string[] = [], names: Readonly<Record<string, readonly string[]>> = {}) {
  const lookups: string[] = [];
  const lookup = async (name: string) => {
    lookups.push(name);
    const addresses = names[name];
    if (addresses === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return addresses.map((address) => ({ address }));
  };
  return { resolve: createOutboundGuard({ allow, lookup }).resolve, lookups };
}

const refused = expect.objectContaining({ code: 'outbound-refused', retry: 'never', remedy: expect.any(String) });

describe('the outbound guard', () => {
  it('answers all addresses of a public name, looked up once, to connect to these', async () => {
    const { resolve, lookups } = guard([], { 'idp.example.com': ['93.184.216.34', '2606:2800:220:1::1'] });
    await expect(resolve('IdP.Example.com.', 443)).resolves.toEqual([
      { address: '93.184.216.34', family: 4 },
      { address: '2606:2800:220:1:0:0:0:1', family: 6 },
    ]);
    expect(lookups).toEqual(['idp.example.com']);
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['all of the loopback network', '127.8.9.10'],
    ['loopback in hexadecimal', '0x7f.1'],
    ['loopback as one number', '2130706433'],
    ['loopback as one hexadecimal number', '0x7f000001'],
    ['loopback in octal', '0177.0.0.1'],
    ['loopback, shortened', '127.1'],
    ['loopback in full-width digits', '127.0.0.1'],
    ['loopback of IPv6', '[::1]'],
    ['loopback mapped into IPv6', '::ffff:127.0.0.1'],
    ['loopback mapped into IPv6, in hexadecimal', '[::ffff:7f00:1]'],
    ['loopback behind NAT64', '64:ff9b::7f00:1'],
    ['loopback behind 6to4', '2002:7f00:1::'],
    ['loopback in the old compatible form', '::127.0.0.1'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.0.1'],
    ['a carrier network', '100.64.0.1'],
    ['a unique local address', 'fd12::1'],
    ['Teredo', '2001:0:1::1'],
  ])('refuses %s (%s) unless it is listed', async (_what, host) => {
    await expect(guard().resolve(host, 443)).rejects.toEqual(refused);
    const listed = guard(['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '::1', 'fc00::/7', '::/0']);
    await expect(listed.resolve(host, 443)).resolves.toHaveLength(1);
  });

  it.each([
    ['the metadata service', '169.254.169.254'],
    ['the metadata service as a number', '2852039166'],
    ['the metadata service mapped into IPv6', '::ffff:169.254.169.254'],
    ['the metadata service behind NAT64', '64:ff9b::a9fe:a9fe'],
    ['the metadata service of AWS on IPv6', 'fd00:ec2::254'],
    ['the metadata service of Alibaba Cloud', '100.100.100.200'],
    ['the platform address of Azure', '168.63.129.16'],
    ['the unspecified address', '0.0.0.0'],
    ['the unspecified address as a number', '0'],
    ['the unspecified address of IPv6', '::'],
    ['link-local of IPv6', 'fe80::1'],
    ['multicast', '224.0.0.1'],
    ['multicast of IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
  ])('refuses %s (%s) whatever is listed', async (_what, host) => {
    await expect(guard(['0.0.0.0/0', '::/0', host.includes(':') ? `[${host}]` : '*.internal']).resolve(host, 443)).rejects.toEqual(refused);
  });

  it.each([
    '',
    ' ',
    'a b',
    'user@host',
    'user:pass@host',
    'host:80',
    'host/path',
    'host?x',
    'host#x',
    'host\\x',
    'host\r\nX-Evil: 1',
    'host%00',
    '[::1',
    'fe80::1%eth0',
    '1.2.3.4.5',
    '256.1.1.1',
    '0x1ffffffff',
    '.',
  ])('refuses %j, which is no host', async (host) => {
    const { resolve, lookups } = guard(['0.0.0.0/0', '::/0']);
    await expect(resolve(host, 443)).rejects.toEqual(refused);
    expect(lookups).toEqual([]);
  });

  it('refuses a name when any one of its addresses is private or forbidden', async () => {
    const names = { mixed: ['93.184.216.34', '10.0.0.1'], metadata: ['93.184.216.34', '169.254.169.254'], none: [], odd: ['nonsense'] };
    const { resolve } = guard([], names);
    for (const name of Object.keys(names)) await expect(resolve(name, 443)).rejects.toEqual(refused);
  });

  it('lets a listed name lead to a private address, and no other name and no port but a listed one', async () => {
    const names = { 'ldap.corp': ['10.0.0.5'], 'evil.example': ['10.0.0.5'], 'ldap.corp.evil.example': ['10.0.0.5'] };
    const { resolve } = guard(['LDAP.corp:636'], names);
    await expect(resolve('ldap.corp', 636)).resolves.toEqual([{ address: '10.0.0.5', family: 4 }]);
    for (const [name, port] of [
      ['ldap.corp', 389],
      ['evil.example', 636],
      ['ldap.corp.evil.example', 636],
      ['10.0.0.5', 636],
    ] as const) {
      await expect(resolve(name, port)).rejects.toEqual(refused);
    }
  });

  it('lets all names below a listed suffix through, and neither the suffix itself nor one that only ends alike', async () => {
    const { resolve } = guard(['*.corp.example'], {
      'a.corp.example': ['10.0.0.1'],
      'corp.example': ['10.0.0.1'],
      'xcorp.example': ['10.0.0.1'],
    });
    await expect(resolve('a.corp.example', 443)).resolves.toHaveLength(1);
    await expect(resolve('corp.example', 443)).rejects.toEqual(refused);
    await expect(resolve('xcorp.example', 443)).rejects.toEqual(refused);
  });

  it('never lets a listed name lead to the metadata service', async () => {
    await expect(guard(['ldap.corp'], { 'ldap.corp': ['169.254.169.254'] }).resolve('ldap.corp', 443)).rejects.toEqual(refused);
  });

  it('understands networks and addresses with a port', async () => {
    const { resolve } = guard(['10.1.0.0/16:636', '[fd00::1]:636', '[fd00:1::]/32']);
    await expect(resolve('10.1.2.3', 636)).resolves.toHaveLength(1);
    await expect(resolve('[fd00::1]', 636)).resolves.toHaveLength(1);
    await expect(resolve('fd00:1::5', 80)).resolves.toHaveLength(1);
    for (const [host, port] of [
      ['10.1.2.3', 389],
      ['10.2.0.1', 636],
      ['fd00::1', 389],
    ] as const) {
      await expect(resolve(host, port)).rejects.toEqual(refused);
    }
  });

  it('pins an address mapped into IPv6 as the IPv4 address that it is', async () => {
    await expect(guard([], { dual: ['::ffff:93.184.216.34'] }).resolve('dual', 443)).resolves.toEqual([
      { address: '93.184.216.34', family: 4 },
    ]);
  });

  it('does not tell which inner address a name leads to', async () => {
    const error = await guard([], { inner: ['10.20.30.40'] })
      .resolve('inner', 443)
      .catch((caught: unknown) => caught);
    expect(String(error)).not.toContain('10.20');
  });

  it('passes a failed look-up on as it is', async () => {
    await expect(guard().resolve('absent.example', 443)).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN])('refuses port %p', async (port) => {
    await expect(guard().resolve('93.184.216.34', port)).rejects.toEqual(refused);
  });

  it.each(['', 'a b', '10.0.0.0/33', 'ldap.corp:0', 'ldap.corp:99999', 'http://ldap.corp', '*', 'a.*.b', '10.0.0.0/8/8'])(
    'refuses %j as an entry of the list, naming it',
    (entry) => {
      expect(() => guard([entry])).toThrow(expect.objectContaining({ code: 'config-invalid', field: 'outbound.allow' }));
      expect(() => guard([entry])).toThrow(`"${entry}"`);
    },
  );
});
