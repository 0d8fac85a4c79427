import type { Preview, PreviewedPerson, TriedGroups } from '../../frontend/api/preview-shapes';

const snapshot = {
  runId: '11111111-1111-4111-8111-111111111111',
  takenAt: '2026-01-02T03:04:05.000Z',
  users: 1_000,
  groups: 2,
  memberships: 5,
  complete: true,
};

export function makePreviewedPerson(change: Partial<PreviewedPerson> = {}): PreviewedPerson {
  return {
    sourceId: `source of ${change.name ?? 'Anna'}`,
    login: 'anna@corp.test',
    name: 'Anna',
    userName: 'anna',
    verdict: 'in-scope',
    kinds: [],
    whys: [],
    held: false,
    problems: [],
    attributes: [{ attribute: 'username', before: 'anna', after: 'anna', changed: false }],
    groupsAdded: [],
    groupsRemoved: [],
    ...change,
  };
}

/** Two people: one with a problem, one whose mail address changes. */
export function makePreview(change: Partial<Preview> = {}): Preview {
  const problem = {
    code: 'username-conflict',
    at: { kind: 'user' as const, id: 'u2' },
    message: 'Two people would get this name.',
    remedy: 'Map another attribute.',
  };
  const items = [
    makePreviewedPerson({ name: 'Bela', problems: [problem] }),
    makePreviewedPerson({
      kinds: ['update-user'],
      attributes: [
        { attribute: 'username', before: 'anna', after: 'anna', changed: false },
        { attribute: 'email', before: 'old@corp.test', after: 'new@corp.test', changed: true },
      ],
      groupsAdded: [{ name: 'jira-users', reason: 'Everybody in scope belongs there.', why: { code: 'member-at-source' } }],
    }),
  ];
  return {
    snapshot,
    counts: { 'update-user': 37 },
    people: { read: 1_000, inScope: 990, affected: 37, unchanged: 953, withProblems: 2, linked: 900 },
    brakes: [],
    problems: { total: 1, items: [problem] },
    page: { items, total: 1_000, next: '2' },
    ...change,
  };
}

export function makeTriedGroups(tried: TriedGroups['tried'] = null): TriedGroups {
  const group = { members: 3, renamed: false, sharedWith: 0 };
  return {
    snapshot,
    counts: { included: 1, excluded: 1, invalid: 0, conflict: 1 },
    items: [
      { ...group, sourceId: 'g1', name: 'engineering', result: 'included', target: 'eng', why: null },
      { ...group, sourceId: 'g2', name: 'Everyone', result: 'excluded', target: null, why: 'An exclude pattern matches the name.' },
    ],
    total: 2,
    next: null,
    tried,
  };
}
