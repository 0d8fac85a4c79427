import type { UserFields } from '../../backend/domain/plan/operation';
import type { Target } from '../../backend/target/port';
import { type RunningJira, startJira } from '../jira';
import {
  groupOperation,
  hastyClock,
  memberOperation,
  never,
  on,
  openTarget,
  propertyOperation,
  SUPPORTED,
  userOperation,
} from './open-target';

const MIRA = { name: 'mira', displayName: 'Mira Wolf', email: 'mira@corp.test', active: true };

describe.each(SUPPORTED)('applying operations to Jira %s', (version) => {
  let jira: RunningJira;
  let target: Target;
  const fieldsOf = (name: string): UserFields => {
    const { displayName, email, active } = jira.state.user(name);
    return { name, displayName, email, active };
  };

  beforeEach(async () => {
    jira = await startJira({ version });
    jira.state.addUsers([
      { name: 'ada', displayName: 'Ada', email: 'ada@corp.test' },
      { name: 'Old', displayName: 'Old', email: 'old@corp.test', active: false },
    ]);
    jira.state.addGroup('team', ['ada']);
    target = openTarget(jira, { rest: { clock: hastyClock } });
  });
  afterEach(async () => {
    await target.close();
    await jira.close();
  });

  describe('creating an account', () => {
    it('answers with its key', async () => {
      const outcome = await target.apply(userOperation('create-user', MIRA, MIRA), on(jira, 'mira'));
      expect(outcome).toEqual({ result: 'applied', account: { key: jira.state.user('mira').key, name: 'mira' } });
      expect(fieldsOf('mira')).toEqual(MIRA);
    });

    it('is a conflict when the name is taken, in whatever case', async () => {
      const outcome = await target.apply(userOperation('create-user', { name: 'ADA' }, { ...MIRA, name: 'ADA' }), on(jira, null));
      expect(outcome).toMatchObject({ result: 'rejected', error: { code: 'conflict' } });
    });

    it('is stale when verifying finds the name taken', async () => {
      const outcome = await target.apply(
        userOperation('create-user', { name: 'ada' }, { ...MIRA, name: 'ada' }),
        on(jira, null, { verify: true }),
      );
      expect(outcome.result).toBe('stale');
    });

    it('names the e-mail address when Jira refuses it', async () => {
      const outcome = await target.apply(userOperation('create-user', MIRA, { ...MIRA, email: 'nonsense' }), on(jira, 'mira'));
      expect(outcome).toMatchObject({ result: 'rejected', error: { code: 'target-rejected', message: expect.stringContaining('e-mail') } });
    });
  });

  describe('changing an account', () => {
    it('updates, renames, deactivates and reactivates', async () => {
      const { key } = jira.state.user('ada');
      const person = { name: 'ada', key };
      const update = userOperation(
        'update-user',
        person,
        { displayName: 'Ada L.', email: 'l@corp.test' },
        { displayName: 'Ada', email: 'ada@corp.test' },
      );
      expect(await target.apply(update, on(jira, 'ada'))).toMatchObject({ result: 'applied', account: { key } });
      expect(fieldsOf('ada')).toMatchObject({ displayName: 'Ada L.', email: 'l@corp.test' });
      expect(
        await target.apply(userOperation('rename-user', person, { name: 'lovelace' }, { name: 'ada' }), on(jira, 'ada')),
      ).toMatchObject({
        result: 'applied',
        account: { key, name: 'lovelace' },
      });
      expect(jira.state.user('lovelace').key).toBe(key);
      const off = userOperation('deactivate-user', { name: 'lovelace', key }, { active: false }, { active: true });
      expect(await target.apply(off, on(jira, 'lovelace'))).toMatchObject({ result: 'applied' });
      expect(fieldsOf('lovelace').active).toBe(false);
      const back = userOperation('reactivate-user', { name: 'lovelace', key }, { active: true }, { active: false });
      expect(await target.apply(back, on(jira, 'lovelace'))).toMatchObject({ result: 'applied' });
      expect(fieldsOf('lovelace').active).toBe(true);
    });

    it('is done already when verifying finds it so', async () => {
      const off = userOperation('deactivate-user', { name: 'Old' }, { active: false }, { active: true });
      expect(await target.apply(off, on(jira, 'Old', { verify: true }))).toMatchObject({ result: 'already' });
    });

    it('is stale when somebody changed the account since', async () => {
      const update = userOperation('update-user', { name: 'ada' }, { displayName: 'New' }, { displayName: 'Before' });
      expect((await target.apply(update, on(jira, 'ada', { verify: true }))).result).toBe('stale');
      expect(fieldsOf('ada').displayName).toBe('Ada');
    });

    it('is stale when the account is gone', async () => {
      const update = userOperation('update-user', { name: 'ada' }, { displayName: 'New' }, { displayName: 'Ada' });
      const options = on(jira, 'ada');
      jira.state.deleteUser(jira.state.user('ada'));
      expect((await target.apply(update, options)).result).toBe('stale');
      expect((await target.apply(update, { ...options, verify: true })).result).toBe('stale');
    });

    it('is a conflict to take the name of somebody else', async () => {
      const rename = userOperation('rename-user', { name: 'ada' }, { name: 'OLD' }, { name: 'ada' });
      expect(await target.apply(rename, on(jira, 'ada'))).toMatchObject({ result: 'rejected', error: { code: 'conflict' } });
    });
  });

  it('sets, replaces and removes a user property', async () => {
    const value = { id: 42, tags: ['a'] };
    const person = { name: 'ada', key: jira.state.user('ada').key };
    const options = on(jira, 'ada');
    expect(await target.apply(propertyOperation(person, 'idm.id', null, value), options)).toEqual({ result: 'applied' });
    expect(await target.apply(propertyOperation(person, 'idm.id', null, value), { ...options, verify: true })).toEqual({
      result: 'already',
    });
    expect((await target.apply(propertyOperation(person, 'idm.id', 'x', 'y'), { ...options, verify: true })).result).toBe('stale');
    expect(await target.settle(propertyOperation(person, 'idm.id', null, value), options.account, never())).toEqual({ result: 'done' });
    expect(await target.apply(propertyOperation(person, 'idm.id', value, null), options)).toEqual({ result: 'applied' });
    expect(await target.apply(propertyOperation(person, 'idm.id', value, null), options)).toEqual({ result: 'already' });
  });

  describe('groups and members', () => {
    it('creates a group, once', async () => {
      expect(await target.apply(groupOperation('new & odd/name'), on(jira, null))).toEqual({ result: 'applied' });
      expect(await target.apply(groupOperation('NEW & odd/name'), on(jira, null))).toEqual({ result: 'already' });
      expect(jira.state.groups.find('new & odd/name')).toBeDefined();
    });

    it('adds a member, once', async () => {
      const add = memberOperation('add-member', { name: 'Old' }, 'team');
      expect(await target.apply(add, on(jira, 'Old'))).toEqual({ result: 'applied' });
      expect(await target.apply(add, on(jira, 'Old'))).toEqual({ result: 'already' });
      expect(await target.apply(add, on(jira, 'Old', { verify: true }))).toEqual({ result: 'already' });
      expect(jira.state.memberNames('team')).toEqual(['Old', 'ada']);
    });

    it('removes a member, once', async () => {
      const remove = memberOperation('remove-member', { name: 'ada' }, 'TEAM');
      expect(await target.apply(remove, on(jira, 'ada'))).toEqual({ result: 'applied' });
      expect(await target.apply(remove, on(jira, 'ada'))).toEqual({ result: 'already' });
      expect(await target.apply(memberOperation('remove-member', { name: 'ada' }, 'no-group'), on(jira, 'ada'))).toEqual({
        result: 'already',
      });
    });

    it('is stale to add to a group, or to add somebody, that is gone', async () => {
      expect((await target.apply(memberOperation('add-member', { name: 'ada' }, 'no-group'), on(jira, 'ada'))).result).toBe('stale');
      expect((await target.apply(memberOperation('add-member', { name: 'gone' }, 'team'), on(jira, 'gone'))).result).toBe('stale');
    });

    it('waits for a group that Jira does not show everywhere yet', async () => {
      jira.settings.groupLagMs = 150;
      expect(await target.apply(groupOperation('fresh'), on(jira, null))).toEqual({ result: 'applied' });
      expect(await target.apply(memberOperation('add-member', { name: 'ada' }, 'fresh'), on(jira, 'ada'))).toEqual({ result: 'applied' });
      expect(jira.state.memberNames('fresh')).toEqual(['ada']);
    });
  });

  it('deletes an account, once', async () => {
    const options = on(jira, 'ada');
    const remove = userOperation('delete-user', { name: 'ada' }, null, null);
    expect(await target.apply(remove, options)).toEqual({ result: 'applied' });
    expect(await target.apply(remove, options)).toEqual({ result: 'already' });
    expect(await target.settle(remove, options.account, never())).toEqual({ result: 'done' });
  });

  it('says what to do instead when an account cannot be deleted', async () => {
    jira.state.busyKeys.add(jira.state.user('ada').key);
    const outcome = await target.apply(userOperation('delete-user', { name: 'ada' }, null, null), on(jira, 'ada'));
    expect(outcome).toMatchObject({
      result: 'rejected',
      error: { code: 'target-rejected', remedy: expect.stringContaining('deactivated') },
    });
  });

  it('anonymizes where the version can', async () => {
    const operation = userOperation('anonymize-user', { name: 'ada' }, null, null);
    const options = on(jira, 'ada');
    const outcome = await target.apply(operation, options);
    if (version === '8.5') {
      expect(outcome).toMatchObject({ result: 'rejected', error: { code: 'target-version' } });
      return;
    }
    expect(outcome).toEqual({ result: 'applied' });
    expect(jira.state.users.find('ada')).toBeUndefined();
    expect(await target.settle(operation, options.account, never())).toEqual({ result: 'done' });
  });

  describe('settling an unknown outcome', () => {
    it('takes an account with the same details for ours and any other for somebody else’s', async () => {
      const create = userOperation('create-user', MIRA, MIRA);
      expect(await target.settle(create, null, never())).toEqual({ result: 'not-done' });
      jira.state.addUsers([{ name: 'mira', displayName: 'Mira Wolf', email: 'mira@corp.test' }]);
      expect(await target.settle(create, null, never())).toEqual({
        result: 'done',
        account: { key: jira.state.user('mira').key, name: 'mira' },
      });
      const other = userOperation('create-user', { name: 'ada' }, { ...MIRA, name: 'ada' });
      expect((await target.settle(other, null, never())).result).toBe('differs');
    });

    it('tells done, not done and changed by others apart', async () => {
      const { account } = on(jira, 'ada');
      const settle = (after: UserFields, before: UserFields) =>
        target.settle(userOperation('update-user', { name: 'ada' }, after, before), account, never());
      expect(await settle({ displayName: 'Ada' }, { displayName: 'X' })).toMatchObject({ result: 'done' });
      expect(await settle({ displayName: 'New' }, { displayName: 'Ada' })).toEqual({ result: 'not-done' });
      expect((await settle({ displayName: 'New' }, { displayName: 'X' })).result).toBe('differs');
      expect(await target.settle(groupOperation('team'), null, never())).toEqual({ result: 'done' });
      expect(await target.settle(groupOperation('none'), null, never())).toEqual({ result: 'not-done' });
      expect(await target.settle(memberOperation('add-member', { name: 'ada' }, 'team'), account, never())).toEqual({ result: 'done' });
      expect(await target.settle(memberOperation('remove-member', { name: 'ada' }, 'team'), account, never())).toEqual({
        result: 'not-done',
      });
    });
  });

  describe('a Jira that may not be written to', () => {
    const everything = (): [string, Parameters<Target['apply']>][] => [
      ['create', [userOperation('create-user', MIRA, MIRA), on(jira, 'mira')]],
      ['update', [userOperation('update-user', { name: 'ada' }, { displayName: 'N' }), on(jira, 'ada')]],
      ['deactivate', [userOperation('deactivate-user', { name: 'ada' }, null), on(jira, 'ada')]],
      ['group', [groupOperation('new'), on(jira, null)]],
      ['add', [memberOperation('add-member', { name: 'Old' }, 'team'), on(jira, 'Old')]],
      ['remove', [memberOperation('remove-member', { name: 'ada' }, 'team'), on(jira, 'ada')]],
    ];

    it.each([400, 403] as const)('is called read-only when its directory is, by status %i', async (status) => {
      jira.settings.readOnlyStatus = status;
      for (const directory of jira.state.directories) directory.access = 'read';
      for (const [, args] of everything()) {
        expect(await target.apply(...args)).toMatchObject({
          result: 'rejected',
          error: { code: 'target-read-only', remedy: expect.any(String) },
        });
      }
    });

    it('is called read-only when users are managed elsewhere', async () => {
      jira.settings.externalUserManagement = true;
      for (const [, args] of everything()) {
        expect(await target.apply(...args)).toMatchObject({ result: 'rejected', error: { code: 'target-read-only' } });
      }
    });

    it('names the missing right', async () => {
      jira.state.groups.removeFromAll(jira.state.user('admin'));
      for (const [, args] of everything()) {
        expect(await target.apply(...args)).toMatchObject({ result: 'rejected', error: { code: 'target-permission' } });
      }
    });
  });
});
