import { flattenRecord } from './flatten-record';

it('shows a record line by line, without what is empty', () => {
  const record = {
    status: 'ACTIVE',
    profile: { login: 'anna', nickName: '', manager: null, active: false, phones: ['1', '2'], tags: [] },
    names: [{ use: 'official', family: 'Test' }],
  };
  expect(flattenRecord(record)).toEqual([
    ['status', 'ACTIVE'],
    ['profile.login', 'anna'],
    ['profile.active', 'false'],
    ['profile.phones', '1, 2'],
    ['names.0.use', 'official'],
    ['names.0.family', 'Test'],
  ]);
});
