import type { Call } from './call';
import type { Reply } from './reply';

/** Who may use a route: anybody, somebody signed in, an administrator, a system administrator. */
export type Access = 'open' | 'user' | 'admin' | 'sysadmin';

export type Handler = (call: Call) => Reply | Promise<Reply>;

export interface Route {
  readonly method: string;
  /** With parameters in braces: `/rest/api/2/user/properties/{key}`; a last one with a star takes the rest: `/download/{path*}`. */
  readonly pattern: string;
  /** What calls are counted under: `GET /rest/api/2/user`. */
  readonly label: string;
  readonly access: Access;
  readonly handler: Handler;
}

interface Node {
  readonly fixed: Map<string, Node>;
  param: { readonly name: string; readonly node: Node } | null;
  /** Takes all the segments that are left. */
  rest: { readonly name: string; readonly node: Node } | null;
  readonly routes: Map<string, Route>;
}

export interface Match {
  readonly route: Route | null;
  readonly params: Readonly<Record<string, string>>;
  /** Methods the path knows; empty when nothing is there. */
  readonly allowed: readonly string[];
}

const newNode = (): Node => ({ fixed: new Map(), param: null, rest: null, routes: new Map() });

/** A tree of path segments. A fixed segment wins over a parameter, a parameter over the rest of the path. */
export class Router {
  private readonly root = newNode();

  on(method: string, pattern: string, access: Access, handler: Handler): this {
    let node = this.root;
    for (const segment of pattern.split('/').filter(Boolean)) {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name?.endsWith('*')) {
        node.rest ??= { name: name.slice(0, -1), node: newNode() };
        node = node.rest.node;
      } else if (name === undefined) {
        let next = node.fixed.get(segment);
        if (!next) {
          next = newNode();
          node.fixed.set(segment, next);
        }
        node = next;
      } else {
        node.param ??= { name, node: newNode() };
        node = node.param.node;
      }
    }
    node.routes.set(method, { method, pattern, label: `${method} ${pattern}`, access, handler });
    return this;
  }

  get(pattern: string, access: Access, handler: Handler): this {
    return this.on('GET', pattern, access, handler);
  }
  post(pattern: string, access: Access, handler: Handler): this {
    return this.on('POST', pattern, access, handler);
  }
  put(pattern: string, access: Access, handler: Handler): this {
    return this.on('PUT', pattern, access, handler);
  }
  delete(pattern: string, access: Access, handler: Handler): this {
    return this.on('DELETE', pattern, access, handler);
  }

  match(method: string, path: string): Match {
    const segments = path.split('/').filter(Boolean);
    const params: Record<string, string> = {};
    const node = descend(this.root, segments, 0, params);
    if (!node) return { route: null, params, allowed: [] };
    const route = node.routes.get(method) ?? (method === 'HEAD' ? node.routes.get('GET') : undefined);
    return { route: route ?? null, params, allowed: [...node.routes.keys()] };
  }
}

function descend(node: Node, segments: readonly string[], at: number, params: Record<string, string>): Node | null {
  const segment = segments[at];
  if (segment === undefined) return node.routes.size > 0 ? node : null;
  const fixed = node.fixed.get(segment);
  if (fixed) {
    const found = descend(fixed, segments, at + 1, params);
    if (found) return found;
  }
  const found = node.param && descend(node.param.node, segments, at + 1, params);
  if (node.param && found) {
    params[node.param.name] = decode(segment);
    return found;
  }
  if (!node.rest) return null;
  params[node.rest.name] = segments.slice(at).map(decode).join('/');
  return node.rest.node;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
