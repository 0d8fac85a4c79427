import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { RollcallError } from '../../domain/errors';

/** At most so many requests of one address in a minute; more are answered with 429 and when to come back. */
export function limitRequests(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(
        new RollcallError('rate-limited', 'Too many requests.', {
          retry: 'later',
          blame: 'config',
          remedy: 'Wait a minute and try again.',
        }),
      ),
  });
}
