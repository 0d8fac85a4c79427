import type { Link } from '../link';
import type { TargetUser } from '../target-state';
import { findStrangers } from './strangers';

const link = (userKey: string, name: string, displayName: string, email: string): Link => ({
  sourceId: `s-${userKey}`,
  userKey,
  applied: { name, displayName, email, active: true, properties: {} },
  grantedGroups: [],
  createdByUs: true,
  leftAt: null,
  verifiedAt: null,
});
const account = (key: string, name: string, displayName: string, email: string, detail: TargetUser['detail'] = 'read'): TargetUser => ({
  key,
  name,
  displayName,
  email,
  active: true,
  detail,
});
const strangersOf = (links: readonly Link[], accounts: readonly TargetUser[]) => {
  const { compared, strangers } = findStrangers(links, new Map(accounts.map((each) => [each.key, each])));
  return { compared, strangers: [...strangers.keys()] };
};

describe('an account whose key is linked', () => {
  const anna = link('K1', 'anna', 'Anna Test', 'anna@corp.example');

  it.each([
    ['nothing', account('K1', 'anna', 'Anna Test', 'anna@corp.example')],
    ['the user name', account('K1', 'anna.new', 'Anna Test', 'anna@corp.example')],
    ['the case of everything', account('K1', 'ANNA', 'ANNA TEST', 'ANNA@CORP.EXAMPLE')],
    ['user name and e-mail address', account('K1', 'anna.new', 'Anna Test', 'anna@new.example')],
    ['user name and display name', account('K1', 'anna.new', 'Anna Wed', 'anna@corp.example')],
    ['display name and e-mail address', account('K1', 'anna', 'Anna Wed', 'wed@corp.example')],
  ])('is still the same person’s after %s changed', (_what, now) => {
    expect(strangersOf([anna], [now])).toEqual({ compared: 1, strangers: [] });
  });

  it('is a stranger’s when nothing is as it was', () => {
    expect(strangersOf([anna], [account('K1', 'bob', 'Bob Other', 'bob@corp.example')])).toEqual({ compared: 1, strangers: ['K1'] });
  });

  it('is not judged when it was not read now, when it is gone, or when too little is known', () => {
    expect(strangersOf([anna], [account('K1', 'bob', 'Bob Other', 'bob@corp.example', 'stored')])).toEqual({ compared: 0, strangers: [] });
    expect(strangersOf([anna], [])).toEqual({ compared: 0, strangers: [] });
    expect(strangersOf([anna], [account('K1', 'bob', 'Bob Other', '')])).toEqual({ compared: 0, strangers: [] });
    expect(strangersOf([link('K1', 'anna', '', '')], [account('K1', 'bob', 'Bob', 'b@c.example')])).toEqual({ compared: 0, strangers: [] });
  });
});
