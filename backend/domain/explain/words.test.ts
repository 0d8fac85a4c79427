import type { Withheld } from '../plan/plan';
import type { ReasonCode } from '../plan/reason';
import { explainReason, explainWithheld } from './words';

describe('words', () => {
  it('name the attribute that changed', () => {
    expect(explainReason({ code: 'attribute-changed', with: { attribute: 'email' } }, 'update-user')).toBe(
      "The mail address at the source differs from Jira's.",
    );
    expect(explainReason({ code: 'drift', with: { attribute: 'property:team' } }, 'set-property')).toBe(
      'The property "team" was changed in Jira; the source wins.',
    );
  });

  it('name the rule somebody left the scope by', () => {
    expect(explainReason({ code: 'left-scope', with: { rule: 'guests are excluded' } }, 'deactivate-user')).toBe(
      'Still at the source, but out of scope: guests are excluded.',
    );
  });

  it('are one sentence for every code, also without values', () => {
    const codes: ReasonCode[] = [
      'joined',
      'attribute-changed',
      'drift',
      'active-at-source',
      'group-missing',
      'member-at-source',
      'always-assigned',
      'not-member-at-source',
      'disabled-at-source',
      'left-source',
      'left-scope',
      'grace-over',
    ];
    for (const code of codes) expect(explainReason({ code }, 'delete-user')).toMatch(/^[A-Z].*[^ ]\.$/);
    expect(new Set(codes.map((code) => explainReason({ code }, 'delete-user'))).size).toBe(codes.length);
  });

  it('say what was not removed and why', () => {
    const one: Withheld = { kind: 'remove-member', because: 'members-read-incomplete', count: 1, group: 'eng' };
    expect(explainWithheld(one)).toBe(
      '1 membership was not removed in "eng": the members of a source group were not read to the end, so absence proves nothing.',
    );
    expect(explainWithheld({ kind: 'deactivate-user', because: 'protected', count: 3 })).toBe(
      '3 accounts were not closed: the account is protected.',
    );
  });
});
