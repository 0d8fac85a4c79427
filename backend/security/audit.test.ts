import type { AuditEntry, AuditRepository } from '../store/store';
import { createAudit, hashOf } from './audit';

function memoryAudit(): AuditRepository & { readonly written: Omit<AuditEntry, 'id' | 'at'>[] } {
  const written: Omit<AuditEntry, 'id' | 'at'>[] = [];
  return {
    written,
    write: async (entry) => void written.push(entry),
    list: async () => ({ items: [], next: null }),
    purge: async () => 0,
  };
}

describe('the audit', () => {
  it('names what changed one level deep, so that a changed mapping is told from changed groups', async () => {
    const repository = memoryAudit();
    const before = { name: 'Okta', rules: { mapping: ['a'], groups: { include: ['*'] } }, schedule: null };
    const after = { name: 'Okta', rules: { mapping: ['b'], groups: { include: ['x'] } }, schedule: { cron: '0 * * * *' } };
    await createAudit(repository).record({ actor: 'anna', action: 'connector.change', subject: 'connector:okta', before, after });
    expect(repository.written[0]?.detail.changed).toEqual(['rules.groups', 'rules.mapping', 'schedule']);
  });

  it('says who did what to what from where, and what changed by name and hash', async () => {
    const repository = memoryAudit();
    const [before, after] = [
      { enabled: true, name: 'Okta' },
      { name: 'Okta', enabled: false },
    ];
    await createAudit(repository).record({
      actor: 'ann',
      action: 'connector.change',
      subject: 'connector:okta',
      from: '10.0.0.9',
      before,
      after,
    });
    expect(repository.written).toEqual([
      {
        actor: 'ann',
        action: 'connector.change',
        subject: 'connector:okta',
        detail: { from: '10.0.0.9', beforeHash: hashOf(before), afterHash: hashOf(after), changed: ['enabled'] },
      },
    ]);
  });

  it('holds no secret', async () => {
    const repository = memoryAudit();
    await createAudit(repository).record({
      actor: 'ann',
      action: 'secret.set',
      subject: 'connector:okta',
      before: { apiToken: 'canary-5b1f' },
      after: { apiToken: 'canary-5b20' },
      detail: { apiToken: 'canary-5b1f', fields: ['apiToken'] },
    });
    expect(JSON.stringify(repository.written)).not.toContain('canary');
    expect(repository.written[0]?.detail.fields).toEqual(['apiToken']);
  });

  it('keeps a name with line breaks on one line', async () => {
    const repository = memoryAudit();
    await createAudit(repository).record({ actor: 'ann\nroot approved', action: 'run.approve', subject: 'run:1\u001b[2J' });
    expect(repository.written[0]).toMatchObject({ actor: 'ann root approved', subject: 'run:1 [2J' });
  });

  it('hashes the same content alike whatever the order of its keys', () => {
    expect(hashOf({ a: 1, b: { c: 2, d: [3] } })).toBe(hashOf({ b: { d: [3], c: 2 }, a: 1 }));
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }));
  });

  it('fails when it cannot be written', async () => {
    const broken = { ...memoryAudit(), write: async () => Promise.reject(new Error('down')) };
    await expect(createAudit(broken).record({ actor: 'a', action: 'run.stop', subject: 'run:1' })).rejects.toThrow('down');
  });
});
