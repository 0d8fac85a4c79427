/**
 * Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date. Null when it is missing, negative or no
 * time at all.
 */
export function readRetryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/[a-z]/i.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || at < now ? null : at - now;
}
