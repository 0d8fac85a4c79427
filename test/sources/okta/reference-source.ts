import type { ReferenceSource } from '../reference-source';
import { startReference } from '../stand-in/reference';
import { startOktaProcess } from './own-process';

/** 50 pages of users and one of those who left, 3 of groups, one of members for each group but Everyone. */
export const referenceSource: ReferenceSource = {
  calls: 50 + 1 + 3 + 500,
  chain: 50 + 1,
  isInRow: ({ url }) => url.pathname === '/api/v1/users',
  seconds: 2,
  start: (latencyMs) =>
    startReference(startOktaProcess, latencyMs, { 'rate-limit': 1e9 }, ({ baseUrl, apiToken }) => ({ orgUrl: baseUrl, apiToken })),
};
