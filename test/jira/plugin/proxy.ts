import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, request as send } from 'node:http';

/** Paths below the context path that the reverse proxy in front of Jira gives to Rollcall. */
const PROXIED = /^\/rollcall\/api(\/|$)/;

/** The only place that gets to see Jira's session cookie. */
const SESSION = /^\/rollcall\/api\/v1\/session$/;

/** Said from one machine to the next and not beyond it (RFC 9110, 7.6.1). */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

export const isProxied = (path: string): boolean => PROXIED.test(path);

/**
 * Hands a request to the backend and streams the answer back, as the reverse proxy of the installation guide does: the path without
 * the context path, the cookie only for the exchange of the session, and no name of a person that the browser made up.
 */
export function forward(backend: string, path: string, search: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = new URL(backend);
  const headers: OutgoingHttpHeaders = {
    ...endToEnd(request.headers),
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-host': request.headers.host ?? '',
    'x-forwarded-proto': 'http',
  };
  delete headers['x-jira-user'];
  if (!SESSION.test(path)) delete headers.cookie;
  return new Promise((resolve) => {
    const onward = send(
      { hostname: target.hostname, port: target.port, method: request.method, path: path + search, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
        response.flushHeaders();
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
    });
    response.on('close', () => {
      onward.destroy();
      resolve();
    });
    request.pipe(onward);
  });
}

function endToEnd(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...HOP_BY_HOP, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}
