import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { describeOperation, explainReason, type Installation } from '../../runs';
import { ConnectorParamsSchema } from '../connectors/schema';
import { type Route, route } from '../http/route';
import { requireConnector } from './require-connector';
import { EverybodyQuerySchema, EverybodySchema, PeopleQuerySchema, PeopleSchema, PersonSchema } from './schema';

const MOST_OPERATIONS = 200;

export function peopleRoutes({ store, preview }: Pick<Installation, 'store' | 'preview'>): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/people',
      access: 'read-only',
      tag: 'people',
      summary: 'Everybody of all connectors, or of one, by name; found by login, name, mail address, Jira user name or source id',
      query: EverybodyQuerySchema,
      reply: EverybodySchema,
      handle: async ({ query: { connector, search, filter, limit, after } }) => {
        const connectors = connector
          ? [await requireConnector(store, connector, 'query.connector')]
          : (await store.connectors.list()).map(({ value }) => value);
        const from = Number(after ?? 0);
        const found = await preview.everybody(connectors, { limit, from, ...(search ? { search } : {}), ...(filter ? { filter } : {}) });
        return { ...found, next: from + limit < found.total ? String(from + limit) : null };
      },
    }),
    route({
      method: 'get',
      path: '/connectors/:connector/people',
      access: 'read-only',
      tag: 'people',
      summary: 'Everybody of the last read and everybody managed, by name; found by login, name, mail address, Jira user name or source id',
      params: ConnectorParamsSchema,
      query: PeopleQuerySchema,
      reply: PeopleSchema,
      handle: async ({ params, query: { search, filter, limit, after } }) => {
        const connector = await requireConnector(store, params.connector);
        const from = Number(after ?? 0);
        const found = await preview.people(connector, { limit, from, ...(search ? { search } : {}), ...(filter ? { filter } : {}) });
        return { ...found, next: from + limit < found.total ? String(from + limit) : null };
      },
    }),
    route({
      method: 'get',
      path: '/connectors/:connector/people/:person',
      access: 'read-only',
      tag: 'people',
      summary: 'One person by source id: the record, what the rules make of it, the account in Jira now, groups, past operations',
      params: ConnectorParamsSchema.extend({ person: z.string().min(1).max(500) }),
      reply: PersonSchema,
      handle: async ({ params }) => {
        const connector = await store.connectors.get(params.connector);
        const person = connector && (await preview.person(connector.value, params.person));
        if (!person)
          throw new RollcallError('not-found', 'Nobody managed or read by this connector has this source id.', {
            blame: 'config',
            field: 'path.person',
            remedy: 'Use the immutable id the source has for the person; search the people of the connector for it.',
          });
        const { record, link, underRules, jira } = person;
        const mapped = underRules?.mapped;
        return {
          sourceId: params.person,
          userKey: link?.userKey ?? null,
          applied: link?.applied ?? null,
          grantedGroups: link?.grantedGroups ?? [],
          createdByUs: link?.createdByUs ?? false,
          leftAt: link?.leftAt ?? null,
          snapshot: person.snapshot,
          source: record && { active: record.active, status: record.status, kind: record.kind, attributes: record.attributes },
          scope: underRules?.scope ?? null,
          mapped: mapped
            ? { fields: mapped.fields, properties: mapped.properties, skipped: mapped.skipped, problems: mapped.problems }
            : null,
          wantedGroups: underRules?.groups ?? [],
          jira: jira && { key: jira.key, name: jira.name, displayName: jira.displayName, email: jira.email, active: jira.active },
          jiraProblem: person.jiraProblem,
          problem: person.problem,
          elsewhere: person.elsewhere,
          operations: (await store.journal.ofPerson(params.connector, params.person, MOST_OPERATIONS)).map(
            ({ runId, operation, state, finishedAt, error }) => ({
              runId,
              state,
              finishedAt,
              error,
              operation,
              words: describeOperation(operation),
              reason: explainReason(operation.reason, operation.kind),
            }),
          ),
        };
      },
    }),
  ];
}
