/** The HTTP side: routes under `/rollcall/api/v1`, the panel's files under `/rollcall/`. */
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { RollcallError } from '../domain/errors';
import type { Installation } from '../runs';
import { auditRoutes } from './audit/routes';
import { configurationRoutes } from './configuration/routes';
import { connectorRoutes } from './connectors/routes';
import { documentRoute } from './document/routes';
import { eventRoutes } from './events/routes';
import { healthRoutes } from './health/routes';
import { createGate } from './http/gate';
import { limitRequests } from './http/limit-requests';
import { mountRoutes } from './http/mount-routes';
import { handleErrors } from './http/problem';
import type { Route } from './http/route';
import { peopleRoutes } from './people/routes';
import { previewRoutes } from './preview/routes';
import { runRoutes } from './runs/routes';
import { allowPages } from './session/allow-pages';
import { sessionRoutes } from './session/routes';
import { notificationRoutes } from './settings/notification-routes';
import { settingsRoutes } from './settings/routes';
import { seatRoutes } from './settings/seat-routes';
import { statisticsRoutes } from './statistics/routes';
import { tokenRoutes } from './tokens/routes';

export interface ApiOptions {
  readonly installation: Installation;
  /** Called after a saved change, so that schedules follow. */
  readonly onConfigurationChange: () => Promise<void>;
  /** Folder with the built panel. */
  readonly panel?: string;
  /** Requests of one address per minute; the default suits people and scripts, not guessing. */
  readonly requestsPerMinute?: number;
  /** Addresses of reverse proxies whose word about the caller's address is believed. Default: those on this machine. */
  readonly trustedProxies?: readonly string[];
  /** What a reverse proxy shows that has asked Jira itself who is there; without one Rollcall asks Jira with the cookie. */
  readonly proxySecret?: string;
  /** How often an open line of events says that it is there, and looks whether its token still is. Default 15 seconds. */
  readonly eventHeartbeatMs?: number;
}

export function allRoutes({ installation, onConfigurationChange, eventHeartbeatMs, proxySecret }: ApiOptions): readonly Route[] {
  const routes: Route[] = [
    ...healthRoutes(installation),
    ...sessionRoutes(installation, proxySecret),
    ...connectorRoutes(installation, onConfigurationChange),
    ...runRoutes(installation),
    ...peopleRoutes(installation),
    ...previewRoutes(installation),
    ...statisticsRoutes(installation),
    ...settingsRoutes(installation),
    ...seatRoutes(installation),
    ...notificationRoutes(installation),
    ...configurationRoutes(installation, onConfigurationChange),
    ...tokenRoutes(installation),
    ...auditRoutes(installation),
    ...eventRoutes(installation, eventHeartbeatMs),
  ];
  routes.push(documentRoute(() => routes));
  return routes;
}

export function createApi(options: ApiOptions): Express {
  const { installation } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', [...(options.trustedProxies ?? ['loopback'])]);
  // Atlaskit puts style elements into the page; scripts come from our own files only.
  app.use(
    helmet({
      // A window that signs in through Jira keeps its tie to the panel that opened it.
      crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
      // It would hold for Jira on the same host and for every host below it: that is the operator's to decide, at the proxy.
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'script-src': ["'self'"], 'upgrade-insecure-requests': null },
      },
    }),
  );

  const api = express.Router();
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  api.use(allowPages(installation));
  api.use(limitRequests(options.requestsPerMinute ?? 600));
  mountRoutes(api, allRoutes(options), createGate(installation));
  const nothingThere: RequestHandler = () => {
    throw new RollcallError('not-found', 'There is no such resource.', {
      blame: 'config',
      remedy: 'See /rollcall/api/v1/openapi.json for what there is.',
    });
  };
  app.use('/rollcall/api/v1', api);
  app.use('/rollcall/api', nothingThere);

  const panel = options.panel ?? panelFolder();
  if (panel) app.use('/rollcall', express.static(panel, { index: 'index.html', maxAge: '1h', setHeaders: askForPages }));
  app.get('/', (_request, response) => response.redirect('/rollcall/'));
  app.use(handleErrors(installation.log));
  return app;
}

/** Scripts have their content in their names; a page kept from before an upgrade would ask for those that are gone. */
function askForPages(response: ServerResponse, path: string): void {
  if (path.endsWith('.html')) response.setHeader('Cache-Control', 'no-cache');
}

/** Beside the server's bundle, or where the build of a checkout puts it. */
function panelFolder(): string | null {
  return (
    [join(__dirname, '..', 'public'), join(process.cwd(), 'dist', 'public')].find((folder) => existsSync(join(folder, 'index.html'))) ??
    null
  );
}
