/** A reply's bytes as JSON, with a typed error for what only looks like success. */
import { RollcallError } from '../../../domain/errors';

const jsonType = /^application\/([a-z0-9.+-]+\+)?json\b/i;

const wholly = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));

/** Undefined for an empty body. Throws `source-protocol` for a web page, another type or JSON cut short. */
export function parseBody(
  host: string,
  contentType: string | undefined,
  bytes: Buffer,
  parse: (bytes: Buffer) => unknown = wholly,
): unknown {
  if (bytes.length === 0) return undefined;
  if (contentType !== undefined && !jsonType.test(contentType)) {
    const page = /^text\/html\b/i.test(contentType);
    throw new RollcallError('source-protocol', `${host} answered with ${page ? 'a web page' : 'another content type'} instead of data.`, {
      remedy: 'Check that the address is that of the interface and that no proxy or sign-in page answers in its place.',
    });
  }
  return unspoilt(host, () => parse(bytes));
}

/** What `parse` makes of a body; `source-protocol` when it fails. */
export function unspoilt<T>(host: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    // The parser's message quotes the body, so it is not kept, not even as the cause.
    throw new RollcallError('source-protocol', `${host} sent data that is cut short or damaged.`, { retry: 'later' });
  }
}

/** The body of a failed reply that the caller asked to see; a web page or damaged JSON is as good as none. */
export function parseFailureBody(contentType: string | undefined, bytes: Buffer): unknown {
  if (bytes.length === 0 || (contentType !== undefined && !jsonType.test(contentType))) return undefined;
  try {
    return wholly(bytes);
  } catch {
    return undefined;
  }
}
