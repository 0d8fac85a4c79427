/** JSON text with sorted keys; equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    const sorted = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    // Without a prototype, so that a key named `__proto__` stays a key.
    const plain: Record<string, unknown> = Object.create(null);
    for (const [key, inner] of sorted) plain[key] = inner;
    return plain;
  });
}
