/** Whatever a directory may hold, for property tests. */
import fc from 'fast-check';
import type { Json } from '../../backend/domain/json';
import type { Link } from '../../backend/domain/link';
import { type Operation, type OperationKind, operationId } from '../../backend/domain/plan/operation';
import type { Reason } from '../../backend/domain/plan/reason';
import type { SourceSnapshot } from '../../backend/domain/source-snapshot';

/** With NUL, halves of surrogate pairs, quotes and everything else a text can be. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '\0', '\u001a', '\ud800', '"', '\\', '{}', 'NULL', 'null', '__proto__', 'a,b', '=cmd()', '\u202eabc'),
);
const id = anyText.map((text) => `id-${text}`);
const oddUnit = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\0', '\ud800', '\u001a', '"', '\\'));
export const anyJson = fc.jsonValue({ stringUnit: oddUnit }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const time = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }).map((date) => date.toISOString());

const person = fc.record({ sourceId: id, userKey: fc.option(anyText), userName: anyText });
const reason: fc.Arbitrary<Reason> = fc.oneof(
  fc.constant<Reason>({ code: 'joined' }),
  fc.dictionary(fc.string({ minLength: 1 }), anyText).map((values): Reason => ({ code: 'drift', with: values })),
);
const fields = fc.option(fc.record({ name: anyText, displayName: anyText, email: anyText, active: fc.boolean() }, { requiredKeys: [] }));
const userKinds = [
  'create-user',
  'rename-user',
  'update-user',
  'reactivate-user',
  'deactivate-user',
  'delete-user',
  'anonymize-user',
] as const;

function withId(kind: OperationKind, subject: readonly string[], odd: string | null): string {
  return odd ?? operationId(kind, ...subject);
}

export const anyOperation: fc.Arbitrary<Operation> = fc
  .record({
    person,
    reason,
    group: anyText,
    property: anyText,
    before: anyJson,
    after: anyJson,
    from: fields,
    to: fields,
    odd: fc.option(anyText, { freq: 4 }),
  })
  .chain(({ odd, ...x }) =>
    fc.oneof(
      fc.constantFrom(...userKinds).map(
        (kind): Operation => ({
          id: withId(kind, [x.person.sourceId], odd),
          kind,
          person: x.person,
          reason: x.reason,
          before: x.from,
          after: x.to,
        }),
      ),
      fc.constantFrom('add-member' as const, 'remove-member' as const).map(
        (kind): Operation => ({
          id: withId(kind, [x.person.sourceId, x.group], odd),
          kind,
          person: x.person,
          reason: x.reason,
          group: x.group,
        }),
      ),
      fc.constant<Operation>({ id: withId('create-group', [x.group], odd), kind: 'create-group', reason: x.reason, group: x.group }),
      fc.constant<Operation>({
        id: withId('set-property', [x.person.sourceId, x.property], odd),
        kind: 'set-property',
        person: x.person,
        reason: x.reason,
        property: x.property,
        before: x.before,
        after: x.after,
      }),
    ),
  );

const storedLink = fc.record({
  sourceId: id,
  userKey: anyText,
  applied: fc.record({
    name: anyText,
    displayName: anyText,
    email: anyText,
    active: fc.boolean(),
    properties: fc.dictionary(fc.string(), anyJson),
  }),
  grantedGroups: fc.uniqueArray(anyText, { maxLength: 5 }),
  createdByUs: fc.boolean(),
  leftAt: fc.option(time),
  verifiedAt: fc.option(time),
});
const wishes = fc.option(fc.uniqueArray(anyText, { maxLength: 5 }));
export const anyLink: fc.Arbitrary<Link> = fc
  .tuple(storedLink, wishes)
  .map(([link, wantedGroups]) => (wantedGroups === null ? link : { ...link, wantedGroups }));

const attributes = fc.dictionary(fc.string(), anyJson);
const user = fc.record({
  id,
  active: fc.boolean(),
  status: anyText,
  kind: fc.constantFrom('member' as const, 'guest' as const, 'service' as const),
  attributes,
});
const group = fc.record({ id, name: anyText, attributes });
const error = { code: 'source-permission' as const, message: 'Forbidden.', retry: 'never' as const, blame: 'source' as const };

export const anySnapshot: fc.Arbitrary<SourceSnapshot> = fc
  .record({
    users: fc.uniqueArray(user, { selector: (one) => one.id }),
    groups: fc.uniqueArray(group, { selector: (one) => one.id }),
    complete: fc.record({ users: fc.boolean(), groups: fc.boolean() }),
  })
  .chain(({ users, groups, complete }) => {
    const member = fc.record({
      kind: fc.constantFrom('user' as const, 'group' as const, 'other' as const),
      id: fc.oneof(id, fc.constantFrom('a:b', ...users.map((one) => one.id))),
    });
    const list = fc.record({ complete: fc.boolean(), members: fc.array(member) });
    return fc
      .record({
        lists: fc.array(list, { minLength: groups.length, maxLength: groups.length }),
        gone: fc.uniqueArray(id),
        stream: fc.constantFrom('users' as const, 'groups' as const),
      })
      .map(({ lists, gone, stream }) => ({
        users: new Map(users.map((one) => [one.id, one])),
        groups: new Map(groups.map((one) => [one.id, one])),
        members: new Map(groups.map((one, i) => [one.id, lists[i] ?? { complete: false, members: [] }])),
        complete,
        removed: new Map(gone.map((one) => [one, 'deleted' as const])),
        problems: [{ at: { stream }, error }],
      }));
  });
