import { hash, randomBytes } from 'node:crypto';

/** A quick salted hash: enough for a stand-in that has to answer thousands of basic-auth calls per second. */
export function hashPassword(password: string): string {
  const salt = randomBytes(6).toString('base64url');
  return `${salt}:${hash('sha256', salt + password, 'base64url')}`;
}

export function passwordMatches(password: string, stored: string | null): boolean {
  if (stored === null) return false;
  const [salt = '', digest] = stored.split(':');
  return hash('sha256', salt + password, 'base64url') === digest;
}
