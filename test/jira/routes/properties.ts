import type { Call } from '../http/call';
import { noContent, ok, type Reply, refuse } from '../http/reply';
import type { Access, Router } from '../http/router';

/** Finds whose properties are meant. `write` asks for the right to change them. */
type Owner = (call: Call, write: boolean) => { readonly properties: Map<string, unknown>; readonly self: string; readonly query: string };

/** Longest key in bytes, and longest value in characters (documented for entity properties; for people UNCONFIRMED). */
const MOST_KEY_BYTES = 255;
const MOST_VALUE_CHARS = 32_768;

/** Entity properties: arbitrary JSON values kept by key. */
export function addPropertyRoutes(router: Router, pattern: string, access: Access, owner: Owner): void {
  router
    .get(pattern, access, (call) => {
      const { properties, self, query } = owner(call, false);
      return ok({
        keys: [...properties.keys()]
          .filter((key) => !key.startsWith('\u0000'))
          .map((key) => ({ self: `${self}/${encodeURIComponent(key)}${query}`, key })),
      });
    })
    .get(`${pattern}/{property}`, access, (call) => {
      const { properties } = owner(call, false);
      const key = call.param('property');
      if (!properties.has(key)) throw refuse(404, `The property with key '${key}' does not exist.`);
      return ok({ key, value: properties.get(key) });
    })
    .put(`${pattern}/{property}`, access, (call) => store(call, owner(call, true).properties))
    .delete(`${pattern}/{property}`, access, (call) => {
      const key = call.param('property');
      if (!owner(call, true).properties.delete(key)) throw refuse(404, `The property with key '${key}' does not exist.`);
      call.site.state.changes++;
      return noContent;
    });
}

function store(call: Call, properties: Map<string, unknown>): Reply {
  const key = call.param('property');
  if (Buffer.byteLength(key) > MOST_KEY_BYTES) throw refuse(400, 'The property key cannot be longer than 255 bytes.');
  if (call.body.length > MOST_VALUE_CHARS) throw refuse(400, 'The property value cannot be longer than 32768 characters.');
  const value = call.jsonValue();
  const isNew = !properties.has(key);
  properties.set(key, value);
  call.site.state.changes++;
  return { status: isNew ? 201 : 200, json: { key, value } };
}
