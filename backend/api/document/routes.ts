import { type Route, route } from '../http/route';
import { describeApi } from './openapi';

/** Serves the description of all routes, this one included. */
export function documentRoute(routes: () => readonly Route[]): Route {
  let document: object | null = null;
  return route({
    method: 'get',
    path: '/openapi.json',
    access: 'anyone',
    tag: 'document',
    summary: 'This document',
    contentType: 'application/json',
    handle: async ({ response }) => {
      document ??= describeApi(routes());
      response.json(document);
    },
  });
}
