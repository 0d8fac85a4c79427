import type { ReferenceSource } from '../reference-source';
import { startReference } from '../stand-in/reference';
import { entraValues } from './connector-rig';
import { startEntraProcess } from './own-process';

/** The token, the place where changes start, 11 pages of users, one of groups, 25 batches with the members of twenty groups each. */
export const referenceSource: ReferenceSource = {
  calls: 1 + 1 + 11 + 1 + 25,
  chain: 1 + 1 + 11,
  isInRow: ({ url, body }) => /\/(token|users)$/.test(url.pathname) || String(body).includes('$deltatoken=latest'),
  seconds: 1.5,
  start: (latencyMs) => startReference(startEntraProcess, latencyMs, { 'rate-limit': 1e9 }, entraValues),
};
