import { attributesOf, equals, parseFilter } from './filter';

describe('a filter somebody typed', () => {
  it('keeps escaped letters of UTF-8 whole', () => {
    expect(parseFilter('(cn=J\\c3\\bcrgen\\2a)')).toMatchObject({ attribute: 'cn', value: 'Jürgen*' });
  });

  it('may come without outer parentheses', () => {
    expect(parseFilter(' uid=anna ')).toMatchObject({ attribute: 'uid', value: 'anna' });
  });

  it.each(['', '(', '(&)', '(cn=a', '(cn=a))', '(cn)', '(=a)', '(cn=\\zz)'])('is refused when it is none: %j', (text) => {
    expect(() => parseFilter(text)).toThrow();
  });

  it('tells which attributes it looks at', () => {
    const text = '(&(objectClass=person)(!(employeeType>=x))(userAccountControl:1.2.840.113556.1.4.803:=2)(|(mail=*)(Mail=a*b)))';
    expect(attributesOf(text)).toEqual(['objectclass', 'employeetype', 'useraccountcontrol', 'mail']);
  });
});

describe('a value looked for', () => {
  it('is never syntax', () => {
    expect(equals('uid', '*)(uid=*').toString()).toBe('(uid=\\2a\\29\\28uid=\\2a)');
  });
});
