/** The smallest type of source there can be: one person and one group, kept in the form itself. */
import type { Connector, ConnectorSpec, ConnectorType } from '../../backend/connectors/spi';
import type { ReadEvent } from '../../backend/domain/read-events';

const spec: ConnectorSpec = {
  type: 'tiny',
  label: 'Tiny',
  summary: 'One person, written into the form.',
  fields: [
    { key: 'person', label: 'Person', kind: 'text', required: true, help: 'Who there is.' },
    { key: 'word', label: 'Word', kind: 'secret', required: true, help: 'Nobody may see it.' },
  ],
  capabilities: {
    delta: { users: 'none', groups: 'none', memberships: 'none' },
    memberships: 'inline',
    nesting: 'none',
    resume: 'from-start',
    pageLimits: { users: 1, groups: 1, members: 1 },
  },
  recommendedMapping: [
    { to: 'username', from: [{ kind: 'attribute', path: 'login' }], whenNothing: 'drop-user' },
    { to: 'displayName', from: [{ kind: 'attribute', path: 'login' }], whenNothing: 'skip' },
    { to: 'email', from: [{ kind: 'template', template: '${login}@example.com' }], whenNothing: 'skip' },
  ],
};

export const tinyConnectorType: ConnectorType<string> = {
  spec,
  parse: ({ person }) =>
    typeof person === 'string' && person !== ''
      ? { ok: true, config: person }
      : { ok: false, problems: [{ field: 'person', message: 'There is nobody.', remedy: 'Write somebody down.' }] },
  open: (person) => openTiny(person),
};

function openTiny(login: string): Connector {
  const record = { id: '1', active: true, status: 'there', kind: 'member', attributes: { login } } as const;
  const group = { id: 'g', name: 'Tiny People', attributes: {} } as const;
  const events: readonly ReadEvent[] = [
    { kind: 'user', record },
    { kind: 'complete', stream: 'users', count: 1 },
    { kind: 'group', record: group },
    { kind: 'members', group: 'g', add: [{ kind: 'user', id: '1' }] },
    { kind: 'members-complete', group: 'g', count: 1 },
    { kind: 'complete', stream: 'groups', count: 1 },
  ];
  return {
    check: async () => [{ name: 'connect', result: 'ok', detail: 'It is in the form.' }],
    discover: async () => ({ users: [{ path: 'login', label: 'Login', type: 'text' }] }),
    async *readFull() {
      yield* events;
    },
    readOne: async () => ({ user: record, groups: [group] }),
    close: async () => undefined,
  };
}
