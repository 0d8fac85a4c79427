/** The OpenAPI document, made from the route declarations: what is documented is what is checked. */
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { version } from '../../../package.json';
import { API_SCOPES } from '../../domain/api-scope';
import { type Route, scopesNeeded } from '../http/route';

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    id: z.string().meta({ description: 'Also in the log.' }),
    remedy: z.string().optional(),
    field: z.string().optional(),
    problems: z.array(z.object({ path: z.string(), message: z.string(), remedy: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document.' });

export function describeApi(routes: readonly Route[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const each of routes) {
    const path = each.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [each.method]: describeRoute(each) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Rollcall',
      version,
      description: 'Keeps the people in Jira Data Center equal to the people in the identity provider.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/rollcall/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `An API token, made for one or more of the scopes ${API_SCOPES.join(', ')}.`,
        },
      },
    },
  });
}

function describeRoute(each: Route): ZodOpenApiOperationObject {
  const type = each.contentType ?? 'application/json';
  const success = String(each.status ?? (each.reply || each.contentType ? 200 : 204));
  const problem = { description: 'A problem, with its remedy.', content: { 'application/problem+json': { schema: ProblemSchema } } };
  const content = each.reply ? { [type]: { schema: each.reply } } : each.contentType ? { [type]: { schema: z.string() } } : undefined;
  return {
    operationId: `${each.method}${each.path.replace(/[:/-](\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    tags: [each.tag],
    summary: each.summary,
    description:
      each.access === 'anyone'
        ? 'Needs no token.'
        : `Needs a token with the scope "${scopesNeeded(each).join('", "')}"; in the panel, the role ${each.access === 'administrator' ? '"administrator"' : '"read-only" or "administrator"'}.`,
    // OpenAPI 3.1 lets roles stand here for schemes other than OAuth as well.
    security: each.access === 'anyone' ? [] : [{ token: [...scopesNeeded(each)] }],
    ...(each.params || each.query
      ? {
          requestParams: {
            ...(each.params ? { path: each.params as z.ZodObject } : {}),
            ...(each.query ? { query: each.query as z.ZodObject } : {}),
          },
        }
      : {}),
    ...(each.body ? { requestBody: { required: true, content: { 'application/json': { schema: each.body } } } } : {}),
    responses: { [success]: { description: 'Success.', ...(content ? { content } : {}) }, default: problem },
  };
}
