import { checkDisplayName, checkEmail, checkGroupName, checkUsername } from './check-username';

describe('user names', () => {
  it.each([
    'ada',
    'Ada.Lovelace',
    'ada@corp.example',
    'a b',
    "o'neil",
    'a+b',
    'müller',
    '李雷',
    'a\\b',
    '../x',
    '%00',
    '__proto__',
    'constructor',
    '=cmd()',
    '😀',
  ])('may be %s', (name) => {
    expect(checkUsername(name)).toBeNull();
  });

  it.each([
    ['empty', ''],
    ['blank', '  '],
    ['led by a space', ' ada'],
    ['followed by a no-break space', 'ada\u00a0'],
    ['longer than 255 characters', 'a'.repeat(256)],
    ['with markup', '<script>'],
    ['with an ampersand', 'a&b'],
    ['with a line break', 'a\nb'],
    ['with a null character', 'a\u0000b'],
    ['turned from right to left', 'ada\u202exe'],
    ['with a zero-width space', 'a\u200bda'],
    ['with half a surrogate pair', 'a\ud800'],
  ])('must not be %s', (_what, name) => {
    expect(checkUsername(name)).toEqual(expect.any(String));
  });
});

describe('group names', () => {
  it('follow the same rules, but may hold any visible character', () => {
    expect(checkGroupName('jira-software-users')).toBeNull();
    expect(checkGroupName('R&D <all>')).toBeNull();
    expect(checkGroupName('a\u202eb')).toEqual(expect.any(String));
    expect(checkGroupName(' x')).toEqual(expect.any(String));
  });
});

describe('display names', () => {
  it('may hold anything a person is called, but no control characters', () => {
    expect(checkDisplayName('<script>alert(1)</script> & Söhne 😀')).toBeNull();
    expect(checkDisplayName('a\u0007')).toEqual(expect.any(String));
    expect(checkDisplayName('x'.repeat(256))).toEqual(expect.any(String));
    expect(checkDisplayName(' ')).toEqual(expect.any(String));
  });
});

describe('mail addresses', () => {
  it.each(['ada@corp.example', "o'neil+jira@corp.example", 'ada@localhost', 'jürgen@müller.example'])('may be %s', (email) => {
    expect(checkEmail(email)).toBeNull();
  });

  it.each(['', 'ada', '@corp', 'ada@', 'a@b@c', 'a b@corp', 'Ada <ada@corp>', 'a\r\nBcc: x@y', 'a@b,c@d', `${'a'.repeat(251)}@corp`])(
    'must not be %j',
    (email) => {
      expect(checkEmail(email)).toEqual(expect.any(String));
    },
  );
});
