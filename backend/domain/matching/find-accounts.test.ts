import { account } from '../decide/test/world';
import { indexAccounts } from './account-index';
import { findAccounts, type Ownership } from './find-accounts';

const anna = account('k1', 'Anna');
const twin = account('k2', 'anna.b', { email: 'ANNA@corp.test' });
const seeker = (sourceId: string, name: string, email: string | null = null) => ({ sourceId, name, email });
const nobody = (): Ownership => 'nobody';

describe('the account of somebody nobody is linked to', () => {
  it('is found by user name without regard to case', () => {
    const found = findAccounts([seeker('p1', 'ANNA')], 'username', indexAccounts([anna, twin]), nobody);
    expect(found.get('p1')).toEqual({ result: 'account', account: anna });
  });

  it('is found by mail address without regard to case', () => {
    const found = findAccounts([seeker('p1', 'x', 'anna@CORP.test')], 'email', indexAccounts([twin]), nobody);
    expect(found.get('p1')).toEqual({ result: 'account', account: twin });
  });

  it('is not found by a mail address two accounts have', () => {
    const found = findAccounts(
      [seeker('p1', 'x', 'Anna@corp.test')],
      'email',
      indexAccounts([{ ...anna, email: 'anna@corp.test' }, twin]),
      nobody,
    );
    expect(found.get('p1')).toEqual({ result: 'several-accounts' });
  });

  it('is given to neither of two people it fits', () => {
    const seekers = [seeker('p1', 'x', 'anna@corp.test'), seeker('p2', 'y', 'ANNA@corp.test')];
    const found = findAccounts(seekers, 'email', indexAccounts([twin]), nobody);
    expect([...found.values()]).toEqual([{ result: 'several-people' }, { result: 'several-people' }]);
  });

  it('is never one that belongs to a colleague', () => {
    const index = indexAccounts([anna]);
    expect(findAccounts([seeker('p1', 'anna')], 'username', index, () => 'this-connector').get('p1')).toEqual({ result: 'none' });
  });

  it('may be one that another connector has for the person', () => {
    const elsewhere = (): Ownership => 'other-connector';
    const found = { result: 'account', account: anna };
    expect(findAccounts([seeker('p1', 'anna')], 'username', indexAccounts([anna]), elsewhere).get('p1')).toEqual(found);
    const lost = { ...seeker('p1', 'anna'), lostAccount: true };
    expect(findAccounts([lost], 'username', indexAccounts([anna]), elsewhere).get('p1')).toEqual(found);
    expect(findAccounts([lost], 'username', indexAccounts([anna]), nobody).get('p1')).toEqual({ result: 'none' });
  });

  it('is not looked for when people are never matched', () => {
    expect(findAccounts([seeker('p1', 'anna')], 'never', indexAccounts([anna]), nobody).get('p1')).toEqual({ result: 'none' });
  });
});
