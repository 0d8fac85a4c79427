/** The `Link` header (RFC 8288), as REST sources use it for paging. */

/** The target of the first link with this relation, or null. Commas and semicolons inside `<…>` are part of the target. */
export function readLink(header: string | undefined, relation: string): string | null {
  if (!header) return null;
  for (const [, target = '', parameters = ''] of header.matchAll(/<([^>]*)>((?:\s*;\s*[^=;,\s]+\s*(?:=\s*(?:"[^"]*"|[^",;\s]*))?)*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]+))/i.exec(parameters);
    const named = (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/);
    if (named.includes(relation)) return target;
  }
  return null;
}
