/** Lets another process watch and change the tenant: `POST /stand-in/change`, `GET /stand-in/counters`. Not part of Graph. */
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Company } from '../company/company';
import { noCalls, type TenantState } from './tenant-state';

const login = z.string().min(1);
const Change = z.discriminatedUnion('change', [
  z.object({ change: z.literal('join'), login, firstName: z.string(), lastName: z.string(), groups: z.array(z.string()).default([]) }),
  z.object({ change: z.enum(['leave', 'disable', 'enable', 'erase', 'delete', 'restore', 'purge']), login }),
  z.object({ change: z.literal('rename'), login, to: z.string().min(1), lastName: z.string().optional() }),
  z.object({ change: z.enum(['add-member', 'remove-member']), login, group: z.string() }),
  z.object({ change: z.literal('expire-delta'), how: z.enum(['gone', 'bad-request']).default('gone') }),
]);

export function answerControl(state: TenantState, url: URL, method: string, text: string, response: ServerResponse): void {
  if (url.pathname === '/stand-in/counters') {
    send(response, 200, { counters: state.counters, batched: state.batched });
  } else if (url.pathname === '/stand-in/reset-counters' && method === 'POST') {
    state.counters = { ...noCalls };
    state.batched = { ...noCalls };
    send(response, 200, { done: 'reset-counters' });
  } else if (url.pathname === '/stand-in/change' && method === 'POST') {
    const change = Change.safeParse(JSON.parse(text));
    if (!change.success) {
      send(response, 400, { error: z.prettifyError(change.error) });
      return;
    }
    try {
      makeChange(state, change.data);
      send(response, 200, { done: change.data.change });
    } catch (error) {
      send(response, 404, { error: error instanceof Error ? error.message : 'Failed.' });
    }
  } else send(response, 404, { error: 'Not found.' });
}

function makeChange(state: TenantState, change: z.infer<typeof Change>): void {
  const { directory } = state;
  const { company } = directory;
  if (change.change === 'expire-delta') {
    state.delta.expire(change.how);
    return;
  }
  if (change.change === 'join') {
    const { firstName, lastName } = change;
    const groups = change.groups.map((name) => groupNamed(company, name));
    company.join({ login: change.login, firstName, lastName }, groups);
    return;
  }
  const person = company.findPerson(change.login);
  if (!person) throw new Error('There is no such person.');
  switch (change.change) {
    case 'rename':
      company.rename(person.id, { login: change.to, ...(change.lastName === undefined ? {} : { lastName: change.lastName }) });
      return;
    case 'add-member':
      company.addMember(groupNamed(company, change.group), person.id);
      return;
    case 'remove-member':
      company.removeMember(groupNamed(company, change.group), person.id);
      return;
    case 'delete':
    case 'restore':
    case 'purge':
      directory[change.change](person.id);
      return;
    default:
      company[change.change](person.id);
  }
}

function groupNamed(company: Company, name: string): string {
  const group = company.findGroup(name);
  if (!group) throw new Error('There is no such group.');
  return group.id;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status);
  response.end(JSON.stringify(body));
}
