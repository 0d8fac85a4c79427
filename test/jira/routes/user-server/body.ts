import { SaxesParser } from 'saxes';
import { type Call, isObject, type JsonObject } from '../../http/call';
import { CrowdFailure } from './application';

/** The body as a flat object, from JSON or XML. In XML the attributes and the child elements of the root are its fields. */
export function entityBody(call: Call): JsonObject {
  const text = call.body.toString('utf8').trim();
  if (text === '') throw new CrowdFailure(400, 'ILLEGAL_ARGUMENT', 'The request has no body');
  try {
    if (text.startsWith('<')) return fromXml(text);
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below.
  }
  throw new CrowdFailure(400, 'ILLEGAL_ARGUMENT', 'The request body cannot be read');
}

function fromXml(text: string): JsonObject {
  const fields: Record<string, unknown> = {};
  const attributes: { name: string; values: string[] }[] = [];
  const path: string[] = [];
  let content = '';
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    path.push(tag.name);
    content = '';
    if (path.length === 1) Object.assign(fields, tag.attributes);
    if (tag.name === 'attribute') attributes.push({ name: String(tag.attributes.name ?? ''), values: [] });
  });
  parser.on('text', (piece) => {
    content += piece;
  });
  parser.on('closetag', (tag) => {
    if (path.length === 2) fields[tag.name] = content;
    if (path.length === 3 && path[1] === 'password') fields.password = { value: content };
    if (tag.name === 'value') attributes.at(-1)?.values.push(content);
    path.pop();
  });
  parser.write(text).close();
  if (attributes.length > 0) fields.attributes = attributes;
  return fields;
}

/** Attributes of a body: `{"attributes":[{"name","values":[]}]}`. */
export function attributesOf(body: JsonObject): Map<string, string[]> {
  const list = Array.isArray(body.attributes) ? body.attributes : isObject(body.attributes) ? body.attributes.attributes : [];
  const found = new Map<string, string[]>();
  for (const item of Array.isArray(list) ? list : []) {
    if (!isObject(item) || typeof item.name !== 'string') continue;
    const values = (Array.isArray(item.values) ? item.values : []).map(String);
    if (values.some((value) => value.length > 255)) throw new CrowdFailure(400, 'ILLEGAL_ARGUMENT', `Value of ${item.name} is too long`);
    found.set(item.name, values);
  }
  return found;
}
