import type { ReferenceSource } from '../reference-source';
import { startReference } from '../stand-in/reference';
import { startOneLoginProcess } from './own-process';

/** The token, 100 pages of users, 5 of roles, one of members for each role. */
export const referenceSource: ReferenceSource = {
  calls: 1 + 100 + 5 + 500,
  chain: 1 + 100,
  isInRow: ({ url }) => /\/(token|2\/users)$/.test(url.pathname),
  seconds: null,
  start: (latencyMs) =>
    startReference(startOneLoginProcess, latencyMs, { limit: 1e9 }, ({ baseUrl, clientId, clientSecret }) => ({
      baseUrl,
      clientId,
      clientSecret,
    })),
};
