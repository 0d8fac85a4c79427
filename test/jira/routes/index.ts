import { Router } from '../http/router';
import { addPluginRoutes } from '../plugin/routes';
import type { VersionProfile } from '../profiles';
import { addContentRoutes } from './content';
import { addGroupRoutes } from './group';
import { addSignInRoutes } from './sign-in';
import { addSiteRoutes } from './site';
import { addUserRoutes } from './user';
import { addUserServerRoutes } from './user-server';
import { addWebhookRoutes } from './webhooks';

/** All resources a version has. */
export function routesOf(profile: VersionProfile): Router {
  const router = new Router();
  addSignInRoutes(router, profile);
  addSiteRoutes(router, profile);
  addUserRoutes(router, profile);
  addGroupRoutes(router, profile);
  addContentRoutes(router, profile);
  addUserServerRoutes(router);
  addWebhookRoutes(router, profile);
  addPluginRoutes(router);
  return router;
}
