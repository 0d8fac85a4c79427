/**
 * What lets a page renew a session that began in a popup: the refresh token of Jira and whose it is, sealed. The page keeps it in its
 * memory and cannot read it; the server keeps nothing. Jira changes its refresh token with each use, so a ticket works once.
 */
import { z } from 'zod';
import { isRollcallError } from '../domain/errors';
import type { MasterKey } from './master-key';
import { seal, unseal } from './secret-envelope';

/** After this long somebody has to press the button again. */
export const LONGEST_SESSION_SECONDS = 12 * 3600;

const TicketSchema = z.object({ userKey: z.string(), refreshToken: z.string(), signedInAt: z.number() });
export type RenewalTicket = z.infer<typeof TicketSchema>;

export interface RenewalTickets {
  issue(ticket: Omit<RenewalTicket, 'signedInAt'> & { readonly signedInAt?: number }): string;
  /** Null for anything that is no ticket of ours, or whose sign-in is too long ago. */
  open(text: string): RenewalTicket | null;
}

const PLACE = { owner: 'sign-in', field: 'renewal' };

/** @param now milliseconds since 1970. */
export function createRenewalTickets(masterKey: MasterKey, now: () => number = Date.now): RenewalTickets {
  return {
    issue: ({ userKey, refreshToken, signedInAt = now() }) => seal(JSON.stringify({ userKey, refreshToken, signedInAt }), PLACE, masterKey),
    open(text) {
      try {
        const ticket = TicketSchema.parse(JSON.parse(unseal(text, PLACE, [masterKey])));
        return now() - ticket.signedInAt < LONGEST_SESSION_SECONDS * 1000 ? ticket : null;
      } catch (error) {
        if (isRollcallError(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null;
        throw error;
      }
    },
  };
}
