import { readLink } from './link-header';

describe('readLink', () => {
  it.each([
    ['<https://a/x?after=1>; rel="next"', 'https://a/x?after=1'],
    ['<https://a/self>; rel="self", <https://a/x?b=1,2;3>; rel="next"', 'https://a/x?b=1,2;3'],
    ['<https://a/x>; title="a, b"; rel=next', 'https://a/x'],
    ['<https://a/x>;rel="prev NEXT"', 'https://a/x'],
  ])('finds the next link in %s', (header, target) => {
    expect(readLink(header, 'next')).toBe(target);
  });

  it.each([undefined, '', '<https://a/x>; rel="self"', 'nonsense', '<https://a/next>', '<https://a/x>; rel="nextish"'])(
    'finds none in %p',
    (header) => {
      expect(readLink(header, 'next')).toBeNull();
    },
  );
});
