import { randomBytes } from 'node:crypto';
import { createRenewalTickets, LONGEST_SESSION_SECONDS } from './renewal-tickets';

const keyOf = (id: string) => ({ id, bytes: randomBytes(32) });
const person = { userKey: 'JIRAUSER1', refreshToken: 'refresh-1' };

describe('a ticket that renews a session', () => {
  it('gives back whose it is, and shows nothing of the token to whoever holds it', () => {
    const tickets = createRenewalTickets(keyOf('k1'), () => 1_000);
    const ticket = tickets.issue(person);
    expect(tickets.open(ticket)).toEqual({ ...person, signedInAt: 1_000 });
    expect(Buffer.from(ticket, 'base64').toString('latin1') + ticket).not.toContain('refresh-1');
  });

  it('ends twelve hours after the person signed in, however often it was renewed', () => {
    let now = 0;
    const tickets = createRenewalTickets(keyOf('k1'), () => now);
    const first = tickets.open(tickets.issue(person));
    now = LONGEST_SESSION_SECONDS * 1000 - 1;
    const next = tickets.issue({ ...person, ...(first ? { signedInAt: first.signedInAt } : {}) });
    expect(tickets.open(next)).not.toBeNull();
    now += 1;
    expect(tickets.open(next)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['rubbish', 'v1.k1.a.b'],
    ['a token of another kind', 'rs_abc'],
  ])('is not made from %s', (_what, text) => {
    expect(createRenewalTickets(keyOf('k1')).open(text)).toBeNull();
  });

  it('is worth nothing under another master key', () => {
    const ticket = createRenewalTickets(keyOf('k1')).issue(person);
    expect(createRenewalTickets(keyOf('k1')).open(ticket)).toBeNull();
  });
});
