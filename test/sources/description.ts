/** A vendor's interface description as data, and what of a request it does not know. */
import type { Sent } from './recorder';

export interface Described {
  readonly method: string;
  /** `{…}` stands for one segment. */
  readonly path: string;
  /** Parameters of the query. */
  readonly query?: readonly string[];
  /** Largest values of those that are numbers. */
  readonly most?: Readonly<Record<string, number>>;
  /** Members of a body of JSON, or fields of a form. `any`: whatever JSON is. Without it there is no body. */
  readonly body?: readonly string[] | 'any';
  /** Beside those of every request. */
  readonly headers?: readonly string[];
}

/** HTTP's own. */
const everyRequest = ['host', 'connection', 'user-agent', 'accept', 'accept-encoding', 'authorization', 'content-length'];

/** What the description does not have; empty when the request is by the book. */
export function strangeIn(sent: Sent, description: readonly Described[]): readonly string[] {
  const known = description.find(({ method, path }) => method === sent.method && pattern(path).test(sent.path));
  if (!known) return [`${sent.method} ${sent.path}`];
  const { query = [], most = {}, headers = [] } = known;
  const parameters = [...new URLSearchParams(sent.target.split('?')[1] ?? '').keys()];
  return [
    ...parameters.filter((name, place) => !query.includes(name) || parameters.indexOf(name) !== place),
    ...Object.entries(most).flatMap(([name, value]) => (Number(sent.query[name] ?? 0) > value ? [`${name} above ${value}`] : [])),
    ...Object.keys(sent.headers).filter(
      (name) => ![...everyRequest, ...headers].includes(name) && !(name === 'content-type' && sent.body !== ''),
    ),
    ...strangeInBody(sent, known.body),
  ].map((what) => `${sent.method} ${sent.path}: ${what}`);
}

function strangeInBody({ body, headers }: Sent, known: Described['body']): readonly string[] {
  if (body === '') return [];
  if (known === undefined) return ['a body'];
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return known === 'any' ? ['a form'] : [...new URLSearchParams(body).keys()].filter((name) => !known.includes(name));
  }
  if (!type.startsWith('application/json')) return [`a body of ${type}`];
  const parsed: unknown = JSON.parse(body);
  if (known === 'any') return [];
  return typeof parsed === 'object' && parsed !== null ? Object.keys(parsed).filter((name) => !known.includes(name)) : ['no object'];
}

function pattern(path: string): RegExp {
  const parts = path.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
