/** Lets another process watch and change the company: `POST /stand-in/change`, `GET /stand-in/counters`. Not part of Okta. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Company } from '../company/company';
import type { OrgState } from './org-state';

const login = z.string().min(1);
const Change = z.discriminatedUnion('change', [
  z.object({ change: z.literal('join'), login, firstName: z.string(), lastName: z.string(), groups: z.array(z.string()).default([]) }),
  z.object({ change: z.literal('leave'), login }),
  z.object({ change: z.literal('disable'), login }),
  z.object({ change: z.literal('enable'), login }),
  z.object({ change: z.literal('erase'), login }),
  z.object({ change: z.literal('rename'), login, to: z.string().min(1), lastName: z.string().optional() }),
  z.object({ change: z.literal('add-member'), login, group: z.string() }),
  z.object({ change: z.literal('remove-member'), login, group: z.string() }),
]);

export async function answerControl(state: OrgState, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url.pathname === '/stand-in/counters')
    return send(response, 200, { counters: state.counters, peakInFlight: state.limits.peakInFlight });
  if (url.pathname !== '/stand-in/change' || request.method !== 'POST') return send(response, 404, { error: 'Not found.' });
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const change = Change.safeParse(JSON.parse(text));
  if (!change.success) return send(response, 400, { error: z.prettifyError(change.error) });
  try {
    makeChange(state.directory.company, change.data);
    send(response, 200, { done: change.data.change });
  } catch (error) {
    send(response, 404, { error: error instanceof Error ? error.message : 'Failed.' });
  }
}

function makeChange(company: Company, change: z.infer<typeof Change>): void {
  if (change.change === 'join') {
    const { firstName, lastName } = change;
    company.join(
      { login: change.login, firstName, lastName },
      change.groups.map((name) => groupNamed(company, name)),
    );
    return;
  }
  const person = company.findPerson(change.login);
  if (!person) throw new Error('There is no such person.');
  switch (change.change) {
    case 'leave':
      company.leave(person.id);
      break;
    case 'disable':
      company.disable(person.id);
      break;
    case 'enable':
      company.enable(person.id);
      break;
    case 'erase':
      company.erase(person.id);
      break;
    case 'rename':
      company.rename(person.id, { login: change.to, ...(change.lastName === undefined ? {} : { lastName: change.lastName }) });
      break;
    case 'add-member':
      company.addMember(groupNamed(company, change.group), person.id);
      break;
    case 'remove-member':
      company.removeMember(groupNamed(company, change.group), person.id);
      break;
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
