import { z } from 'zod';
import { type Installation, parseConfigurationFile } from '../../runs';
import { type Route, route } from '../http/route';
import { ComparisonSchema, FileSchema, ImportReplySchema, ImportSchema, ProblemsSchema } from './schema';

/** The whole configuration as one `rollcall.yaml`. */
export function configurationRoutes(
  { configuration, types }: Pick<Installation, 'configuration' | 'types'>,
  onConfigurationChange: () => Promise<void>,
): readonly Route[] {
  /** Secrets are given as they are: the environment and the files of the server are not the caller's to read. */
  const parse = (yaml: string) => parseConfigurationFile(yaml, { origin: 'api', types });

  return [
    route({
      method: 'get',
      path: '/configuration',
      access: 'administrator',
      scope: 'configure',
      tag: 'configuration',
      summary: 'Everything configured, as rollcall.yaml; secrets by name only',
      reply: z.object({ yaml: z.string() }),
      handle: async () => ({ yaml: await configuration.exportFile() }),
    }),
    route({
      method: 'post',
      path: '/configuration/validate',
      access: 'administrator',
      scope: 'configure',
      tag: 'configuration',
      summary: 'All problems of a rollcall.yaml, changing nothing',
      body: FileSchema,
      reply: ProblemsSchema,
      handle: async ({ body }) => ({ problems: await configuration.validateFile(await parse(body.yaml)) }),
    }),
    route({
      method: 'post',
      path: '/configuration/compare',
      access: 'administrator',
      scope: 'configure',
      tag: 'configuration',
      summary: 'What taking over a rollcall.yaml would change, path by path, changing nothing; secrets by name only',
      body: FileSchema,
      reply: ComparisonSchema,
      handle: async ({ body }) => configuration.compareFile(await parse(body.yaml), 'api'),
    }),
    route({
      method: 'put',
      path: '/configuration',
      access: 'administrator',
      scope: 'configure',
      tag: 'configuration',
      summary:
        'Take over a rollcall.yaml: all of it or nothing, and only if the revision still is the compared one. The list of allowed private hosts stays the operator’s',
      body: ImportSchema,
      reply: ImportReplySchema,
      handle: async ({ body, caller }) => {
        const result = await configuration.importFile(await parse(body.yaml), caller.name, 'api', body.revision);
        await onConfigurationChange();
        return result;
      },
    }),
  ];
}
