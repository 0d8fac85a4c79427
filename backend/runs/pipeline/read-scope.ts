/** What the rules let a connector leave out, and the fingerprint its marks are bound to. */
import { createHash } from 'node:crypto';
import type { ReadScope } from '../../connectors/spi';
import type { ConnectorConfiguration } from '../../domain/configuration';
import { compilePatterns } from '../../domain/patterns/name-pattern';

export function readScopeOf(configuration: ConnectorConfiguration): ReadScope {
  const { scope, groups } = configuration.rules;
  const include = compilePatterns(groups.include);
  const exclude = compilePatterns(groups.exclude);
  const required = compilePatterns(scope.requiredGroups);
  const basis = JSON.stringify([configuration.type, configuration.source, scope, groups]);
  return {
    wantsMembersOf: ({ name }) => required.matches(name) || (include.matches(name) && !exclude.matches(name)),
    nesting: groups.nesting,
    fingerprint: createHash('sha256').update(basis).digest('hex'),
  };
}
