/** Everything wrong with a configuration that can be found without asking Jira or a source. */
import type { ConnectorType } from '../../connectors/spi';
import { type ConnectorConfiguration, type JiraConnection, JiraConnectionSchema } from '../../domain/configuration';
import { isRollcallError } from '../../domain/errors';
import { parseOutboundList } from '../../security/outbound-list';
import type { ExpressionEvaluator } from '../expressions/expression-evaluator';
import { findChannelProblems } from './channel-problems';
import { givenSecrets, isSameAddress, type KnownConfiguration, type SecretValues } from './known-configuration';
import type { ParsedConfiguration } from './parse-file';
import type { ConfigurationProblem } from './problem';
import { validateConnector } from './validate-connector';

export interface JudgeSurroundings {
  readonly types: ReadonlyMap<string, ConnectorType>;
  readonly expressions: Pick<ExpressionEvaluator, 'check'>;
  readonly known: KnownConfiguration;
}

/** Paths are relative to the connector: `source.orgUrl`, `rules.mapping[0]`, `secrets.apiToken`. */
export async function findConnectorProblems(
  connector: ConnectorConfiguration,
  secrets: SecretValues,
  { types, expressions, known }: JudgeSurroundings,
): Promise<readonly ConfigurationProblem[]> {
  const before = await known.connector(connector.id);
  const problems = secretProblems(connector, secrets, types);
  if (before && before.type !== connector.type) {
    problems.push({
      path: 'type',
      message: `The connector "${connector.id}" is of the type "${before.type}", and its people are known by that source's ids.`,
      remedy: 'Add another connector for the other source.',
    });
  }
  if (problems.length > 0) return problems;
  const kept = before && isSameAddress(before, connector, types) ? await known.connectorSecrets(connector.id) : {};
  problems.push(...validateConnector(connector, { ...connector.source, ...kept, ...givenSecrets(secrets) }, types));
  for (const [index, rule] of connector.rules.mapping.entries()) {
    for (const [place, expression] of rule.from.entries()) {
      if (expression.kind !== 'jsonata') continue;
      const checked = await expressions.check(expression.expression);
      if (checked.ok) continue;
      const path = `rules.mapping[${index}].from[${place}].expression`;
      problems.push({ path, message: checked.message, remedy: 'Correct the JSONata expression.' });
    }
  }
  return problems;
}

/** A field under `secrets` would win over the one everybody sees, an address included; so only secrets may stand there. */
function secretProblems(
  connector: ConnectorConfiguration,
  secrets: SecretValues,
  types: ReadonlyMap<string, ConnectorType>,
): ConfigurationProblem[] {
  const fields = types.get(connector.type)?.spec.fields;
  if (!fields) return [];
  const secretKeys = fields.filter((field) => field.kind === 'secret').map((field) => field.key);
  const misplaced = Object.keys(connector.source)
    .filter((key) => secretKeys.includes(key))
    .map((key) => ({ path: `source.${key}`, message: 'A secret does not belong here.', remedy: `Send it as secrets.${key}.` }));
  const unknown = Object.keys(secrets)
    .filter((key) => !secretKeys.includes(key))
    .map((key) => ({
      path: `secrets.${key}`,
      message: `The type "${connector.type}" has no secret of this name.`,
      remedy: `Use one of: ${secretKeys.join(', ')}.`,
    }));
  return [...misplaced, ...unknown];
}

export async function findJiraProblems(
  jira: JiraConnection,
  secrets: SecretValues,
  known: KnownConfiguration,
): Promise<readonly ConfigurationProblem[]> {
  const kept = (await known.jiraBaseUrl()) === jira.baseUrl ? await known.jiraSecrets() : {};
  const have: SecretValues = { ...kept, ...givenSecrets(secrets) };
  return neededJiraSecrets(jira)
    .filter(({ field }) => !have[field])
    .map(({ path, what }) => ({
      path,
      message: `${what} is missing.`,
      remedy: `Give ${what.toLowerCase()}; after a change of the address it must be entered again.`,
    }));
}

/** The secrets this connection cannot do without: the field in the vault, and where it stands in the file. */
export function neededJiraSecrets(
  jira: JiraConnection,
): readonly { readonly field: string; readonly path: string; readonly what: string }[] {
  return [
    jira.auth.kind === 'pat'
      ? { field: 'token', path: 'jira.auth.token', what: 'The personal access token' }
      : { field: 'password', path: 'jira.auth.password', what: 'The password' },
    ...(jira.userServer
      ? [{ field: 'userServerPassword', path: 'jira.userServer.password', what: 'The password of the Jira User Server application' }]
      : []),
    ...(jira.oauth
      ? [{ field: 'oauthClientSecret', path: 'jira.oauth.clientSecret', what: 'The client secret of the incoming link' }]
      : []),
  ];
}

export async function findFileProblems(parsed: ParsedConfiguration, around: JudgeSurroundings): Promise<readonly ConfigurationProblem[]> {
  const problems = [...parsed.problems, ...outboundProblems(parsed.outboundAllow, 'outboundAllow')];
  const { jira, jiraSecrets, connectors } = parsed;
  if (jira) problems.push(...(await findJiraProblems(withoutSecrets(jira), jiraSecrets, around.known)));
  for (const [index, channel] of (parsed.notifications?.channels ?? []).entries()) {
    const { id } = channel;
    const [before, stored] = [await around.known.channel(id), await around.known.channelSecrets(id)];
    for (const problem of findChannelProblems(channel, parsed.channelSecrets.get(id) ?? {}, before, stored))
      problems.push({ ...problem, path: `notifications.channels[${index}].${problem.path}` });
  }
  const ids = new Set<string>();
  for (const { index, connector, secrets } of connectors) {
    const base = `connectors[${index}]`;
    if (ids.has(connector.id)) {
      const remedy = 'Give each connector an id of its own.';
      problems.push({ path: `${base}.id`, message: `The id "${connector.id}" stands twice.`, remedy });
    }
    ids.add(connector.id);
    for (const problem of await findConnectorProblems(connector, secrets, around))
      problems.push({ ...problem, path: `${base}.${problem.path}` });
  }
  return problems;
}

/** Each entry that is no host, network or `host:port`. */
export function outboundProblems(entries: readonly string[], path: string): readonly ConfigurationProblem[] {
  return entries.flatMap((entry, index) => {
    try {
      parseOutboundList([entry]);
      return [];
    } catch (error) {
      if (!isRollcallError(error)) throw error;
      return [{ path: `${path}[${index}]`, message: error.message, remedy: error.remedy ?? 'Correct the entry.' }];
    }
  });
}

/** The Jira section of a file as it is stored. */
export function withoutSecrets(jira: NonNullable<ParsedConfiguration['jira']>): JiraConnection {
  return JiraConnectionSchema.parse({
    ...jira,
    auth: jira.auth.kind === 'pat' ? { kind: 'pat' } : { kind: 'basic', user: jira.auth.user },
    userServer: jira.userServer ? { application: jira.userServer.application } : null,
    oauth: jira.oauth ? { clientId: jira.oauth.clientId, panelUrl: jira.oauth.panelUrl } : null,
  });
}
