import * as fc from 'fast-check';
import { matchesGlob } from './glob';
import { compilePatterns, validatePatterns } from './name-pattern';
import { compileRegex, fillCaptures } from './safe-regex';

describe('name patterns', () => {
  it('match the whole name without regard to case', () => {
    const patterns = compilePatterns(['Jira-Users']);
    expect(patterns.matches('jira-users')).toBe(true);
    expect(patterns.matches('jira-users-2')).toBe(false);
  });

  it('match composed and decomposed letters alike', () => {
    expect(compilePatterns(['équipe']).matches('e\u0301quipe')).toBe(true);
    expect(compilePatterns([{ regex: '^équipe$' }]).matches('e\u0301quipe')).toBe(true);
  });

  it('take a star for any run of characters', () => {
    const patterns = compilePatterns(['eng-*', '*admin*', 'a*b*c']);
    expect(['eng-', 'ENG-core', 'the Admins', 'abc', 'a--b--c'].map((name) => patterns.matches(name))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['eng', 'acb', 'ab', 'xabc'].map((name) => patterns.matches(name))).toEqual([false, false, false, false]);
  });

  it('take everything else in a plain pattern literally', () => {
    expect(compilePatterns(['a.c']).matches('abc')).toBe(false);
    expect(compilePatterns(['(x|y)+']).matches('(X|Y)+')).toBe(true);
  });

  it('search with a regular expression anywhere in the name', () => {
    expect(compilePatterns([{ regex: 'team-\\d+' }]).matches('my TEAM-12 rocks')).toBe(true);
    expect(compilePatterns([{ regex: '^team' }]).matches('my team')).toBe(false);
  });

  it('say when there is none', () => {
    expect(compilePatterns([]).empty).toBe(true);
    expect(compilePatterns([]).matches('x')).toBe(false);
  });

  it('refuse on save what cannot be matched safely, and match nothing with it', () => {
    const bad = [{ regex: '(' }, { regex: '(a)\\1' }, { regex: '(?=x)' }, { regex: 'a{1,900}b{1,900}c{1,900}d{1,900}e{1,900}f{1,900}' }];
    const problems = validatePatterns(['fine', ...bad], 'scope.requiredGroups');
    expect(problems.map((problem) => problem.field)).toEqual([1, 2, 3, 4].map((index) => `scope.requiredGroups[${index}].regex`));
    expect(compilePatterns(bad).matches('a')).toBe(false);
  });

  it('do not slow down on patterns that make other engines hang', () => {
    const patterns = compilePatterns([{ regex: '^(a+)+$' }, { regex: '^(.*x)*$' }]);
    const started = performance.now();
    expect(patterns.matches(`${'a'.repeat(9_000)}!`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('match a glob just as the regular expression of the same meaning', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(few, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (pattern, name) => {
        expect(matchesGlob(pattern, name)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
      }),
    );
  });
});

describe('captures', () => {
  const fill = (pattern: string, text: string, template: string) => {
    const compiled = compileRegex(pattern, { ignoreCase: false });
    const match = compiled.ok ? compiled.regex.find(text) : null;
    return match && fillCaptures(template, match);
  };

  it('are put in by number', () => {
    expect(fill('(\\w+)-(\\w+)', 'eng-core', '$2 of $1 ($0) $$1')).toBe('core of eng (eng-core) $1');
  });

  it('give nothing when they took no part, and stay when there is no such number', () => {
    expect(fill('(a)|(b)', 'b', '[$1$2]')).toBe('[b]');
    expect(fill('(a)', 'a', '$1 $2 $12')).toBe('a $2 a2');
  });
});
