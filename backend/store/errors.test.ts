import { RollcallError } from '../domain/errors';
import { explainDatabaseError, explainErrors } from './errors';

const thrown = (code: string, message = 'password=hunter2') => Object.assign(new Error(message), { code });

describe('an error of the database', () => {
  it.each([
    ['ECONNREFUSED', 'later', 'us'],
    ['ENOENT', 'later', 'us'],
    ['57P01', 'later', 'us'],
    ['08006', 'later', 'us'],
    ['53100', 'later', 'us'],
    ['53300', 'later', 'us'],
    ['40P01', 'now', 'us'],
    ['28P01', 'never', 'config'],
    ['3D000', 'never', 'config'],
    ['25006', 'later', 'config'],
  ])('with code %s becomes store-unavailable, to be tried %s, blame %s, with a remedy', (code, retry, blame) => {
    const error = explainDatabaseError(thrown(code));
    expect(error).toMatchObject({ code: 'store-unavailable', retry, blame, remedy: expect.stringMatching(/\.$/) });
    expect((error as Error).message).not.toContain('hunter2');
  });

  it('of the driver when a connection breaks is explained as well', () => {
    const error = explainDatabaseError(new Error('Connection terminated unexpectedly'));
    expect(error).toMatchObject({ code: 'store-unavailable', retry: 'later' });
  });

  it('that is ours passes as it is', () => {
    const ours = new RollcallError('lease-lost', 'x');
    expect(explainDatabaseError(ours)).toBe(ours);
  });

  it('that is a mistake in a query stays what it is', () => {
    const mistake = thrown('42601', 'syntax error');
    expect(explainDatabaseError(mistake)).toBe(mistake);
  });

  it('is explained for every method of a repository', async () => {
    const repository = explainErrors({ get: async () => Promise.reject(thrown('ECONNREFUSED')), ok: async (n: number) => n + 1 });
    await expect(repository.get()).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(await repository.ok(1)).toBe(2);
  });
});
