import { planHash } from './hash';
import type { Operation } from './operation';

const person = { sourceId: 'p1', userKey: 'k1', userName: 'anna' };
const update: Operation = {
  kind: 'update-user',
  id: 'update-user:p1',
  person,
  reason: { code: 'drift', with: { attribute: 'email' } },
  before: { email: 'a@corp.test', displayName: 'A' },
  after: { email: 'b@corp.test', displayName: 'B' },
};
const add: Operation = { kind: 'add-member', id: 'add-member:p1:eng', person, reason: { code: 'member-at-source' }, group: 'eng' };
const property: Operation = {
  kind: 'set-property',
  id: 'set-property:p1:team',
  person,
  reason: { code: 'joined' },
  property: 'team',
  before: null,
  after: { a: 1, b: [2] },
};

describe('the hash of a plan', () => {
  it('is that of SHA-256 in hexadecimal, also for an empty plan', () => {
    expect(planHash([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is the same after the plan was stored with its keys in another order', () => {
    const stored: Operation[] = [
      { ...update, before: { displayName: 'A', email: 'a@corp.test' }, person: { userName: 'anna', userKey: 'k1', sourceId: 'p1' } },
      JSON.parse(JSON.stringify(add)),
      { ...property, after: { b: [2], a: 1 } },
    ];
    expect(planHash(stored)).toBe(planHash([update, add, property]));
  });

  it.each<[string, Operation]>([
    ['a value', { ...update, after: { email: 'c@corp.test', displayName: 'B' } }],
    ['a precondition', { ...update, before: { email: 'a@corp.test' } }],
    ['the account', { ...update, person: { ...person, userKey: 'k2' } }],
    ['the reason', { ...update, reason: { code: 'attribute-changed', with: { attribute: 'email' } } }],
    ['the spelling of a group', { ...add, group: 'Eng' }],
    ['a property', { ...property, after: { a: 1, b: [3] } }],
  ])('changes with %s', (_what, changed) => {
    expect(planHash([changed])).not.toBe(
      planHash([changed.kind === 'update-user' ? update : changed.kind === 'set-property' ? property : add]),
    );
  });

  it('changes with the order of operations', () => {
    expect(planHash([add, update])).not.toBe(planHash([update, add]));
  });

  it('takes any iterable, so that a plan need not be held whole', () => {
    function* stream() {
      for (let place = 0; place < 5_000; place++) yield { ...add, id: `add-member:p1:g${place}` };
    }
    expect(planHash(stream())).toBe(planHash([...stream()]));
  });
});
