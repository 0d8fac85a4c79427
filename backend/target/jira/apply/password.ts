import { randomBytes } from 'node:crypto';

/**
 * A password nobody will ever use: 256 random bits, with a sign of every class that a password policy may ask for. It is
 * sent once and kept nowhere; signing in is the identity provider's job.
 */
export const newPassword = (): string => `${randomBytes(32).toString('base64url')}aA1!`;
