import { dnKey, escapeDnValue, isUnder, parentKey, parseDn } from './dn';

describe('the key of a DN', () => {
  it.each([
    ['letter case', 'CN=Anna Smith,OU=People,DC=corp', 'cn=anna smith,ou=people,dc=corp'],
    ['spaces round separators', 'cn=anna , ou = people,dc=corp', 'cn=anna,ou=people,dc=corp'],
    ['how a comma is escaped', 'cn=Smith\\, Anna,dc=corp', 'cn=Smith\\2C Anna,dc=corp'],
    ['quotes', 'cn="Smith, Anna",dc=corp', 'cn=Smith\\, Anna,dc=corp'],
    ['how letters are escaped', 'cn=J\\C3\\BCrgen,dc=corp', 'cn=Jürgen,dc=corp'],
    ['composed and decomposed letters', 'cn=Ju\u0308rgen,dc=corp', 'cn=J\u00fcrgen,dc=corp'],
    ['long and short names of types', 'commonName=a,organizationalUnitName=b,domainComponent=c', 'cn=a,ou=b,dc=c'],
    ['object identifiers of types', '2.5.4.3=a,oid.2.5.4.11=b', 'cn=a,ou=b'],
    ['the order of parts of one step', 'cn=a+uid=b,dc=corp', 'uid=b+cn=a,dc=corp'],
    ['runs of spaces', 'cn=a  b,dc=corp', 'cn=a b,dc=corp'],
    ['semicolons as separators', 'cn=a;dc=corp', 'cn=a,dc=corp'],
    ['escaped outer spaces', 'cn=\\ a\\ ,dc=corp', 'cn=a,dc=corp'],
    ['an emoji after a backslash', 'cn=zoe\\🚀,dc=corp', 'cn=zoe🚀,dc=corp'],
  ])('does not depend on %s', (_, one, other) => {
    expect(dnKey(one)).not.toBeNull();
    expect(dnKey(one)).toBe(dnKey(other));
  });

  it.each([
    ['cn=a\\,dc=corp', 'cn=a,dc=corp'],
    ['cn=a\\+uid=b', 'cn=a+uid=b'],
    ['cn=a\\=b', 'cn=ab'],
    ['cn=a', 'sn=a'],
    ['cn=a\\\\', 'cn=a'],
  ])('tells %s from %s', (one, other) => {
    expect(dnKey(one)).not.toBe(dnKey(other));
  });

  it.each(['a', 'cn=a,b', '=a', 'cn=a,', 'cn="a', 'cn=a\\', '<GUID=1>', '1x=a'])('is null for %s, which is no DN', (text) => {
    expect(dnKey(text)).toBeNull();
  });

  it('is empty for the root', () => {
    expect(dnKey('')).toBe('');
  });
});

describe('places in the tree', () => {
  it('are below a base only step by step', () => {
    const base = dnKey('dc=corp,dc=example') ?? '';
    expect(isUnder(dnKey('uid=a,DC=corp,dc=Example') ?? '', base)).toBe(true);
    expect(isUnder(base, base)).toBe(true);
    expect(isUnder(dnKey('uid=a,dc=notcorp,dc=example') ?? '', base)).toBe(false);
    expect(isUnder(dnKey('uid=a\\,dc=corp\\,dc=example,dc=other') ?? '', base)).toBe(false);
    expect(isUnder(dnKey('uid=a,dc=x') ?? '', '')).toBe(true);
  });

  it('have a parent, whatever stands in the first step', () => {
    expect(parentKey(dnKey('cn=a\\,b,ou=c,dc=d') ?? '')).toBe('ou=c,dc=d');
    expect(parentKey('dc=d')).toBe('');
  });
});

describe('a value in a DN', () => {
  it.each([',', '+', '"', '\\', '<', '>', ';', '=', '#x', ' x', 'x ', ' ', 'a\0b', 'Jürgen', '🚀'])(
    '%j is the same again after escaping',
    (value) => {
      expect(parseDn(`cn=${escapeDnValue(value)},dc=corp`)?.[0]).toEqual([{ type: 'cn', value }]);
    },
  );
});
