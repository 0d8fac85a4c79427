/** The API's description of itself, held against the declared routes. */
import { scopesNeeded } from '../../backend/api/http/route';
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

type Json = { readonly [key: string]: Json } & readonly Json[] & string;

describe('the OpenAPI document', () => {
  let rig: ApiRig;
  let document: Json;
  beforeAll(async () => {
    rig = await startApiRig({ company: smallCompany() });
    document = (await rig.anonymous.get('/openapi.json')).json;
  });
  afterAll(async () => rig.close());

  const operations = () =>
    Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation: operation as Json })),
    );

  it('is of version 3.1 and has what one must have', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Rollcall', version: expect.stringMatching(/^\d+\.\d+\.\d+/), license: { identifier: 'Apache-2.0' } },
      servers: [{ url: '/rollcall/api/v1' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    });
  });

  it('has each declared route and nothing else', () => {
    const declared = rig.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(
      operations()
        .map(({ path, method }) => `${method} ${path}`)
        .sort(),
    ).toEqual(declared.sort());
  });

  it('gives each operation a name of its own, its parameters, its answers and who may call it', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, method, operation } of operations()) {
      const route = rig.routes.find((each) => each.method === method && each.path.replace(/:(\w+)/g, '{$1}') === path);
      const parameters = (operation.parameters ?? []) as unknown as { name: string; in: string; required?: boolean; schema: object }[];
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(inPath);
      expect(parameters.filter((each) => each.in === 'path').every(({ required }) => required)).toBe(true);
      expect(parameters.every(({ schema }) => typeof schema === 'object')).toBe(true);
      expect(operation.summary).toMatch(/\w/);
      expect(operation.security).toEqual(!route || route.access === 'anyone' ? [] : [{ token: scopesNeeded(route) }]);
      expect(Boolean(operation.requestBody)).toBe(route?.body !== undefined);
      const { default: problem, ...others } = operation.responses as unknown as Record<string, { content?: Record<string, object> }>;
      expect(problem?.content).toHaveProperty(['application/problem+json']);
      expect(Object.keys(others)).toHaveLength(1);
      expect(Object.keys(others)[0]).toMatch(/^20[0124]$/);
    }
  });

  it('refers only to what it has', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      const found = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
      expect({ reference, found: typeof found }).toEqual({ reference, found: 'object' });
    }
  });
});
