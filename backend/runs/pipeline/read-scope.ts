/** What the rules let a connector leave out, and the fingerprint its marks are bound to. */
import { createHash } from 'node:crypto';
import type { ReadScope } from '../../connectors/spi';
import type { ConnectorConfiguration } from '../../domain/configuration';
import { compilePatterns } from '../../domain/patterns/name-pattern';

export function readScopeOf(configuration: ConnectorConfiguration): ReadScope {
  const { brakes: _, ...rules } = configuration.rules;
  const { scope, groups } = rules;
  const include = compilePatterns(groups.include);
  const exclude = compilePatterns(groups.exclude);
  const required = compilePatterns(scope.requiredGroups);
  // All rules but the brakes: changed ones are first applied to everybody, as everybody is now.
  const basis = JSON.stringify([configuration.type, configuration.source, rules]);
  return {
    wantsMembersOf: ({ name }) => required.matches(name) || (include.matches(name) && !exclude.matches(name)),
    nesting: groups.nesting,
    fingerprint: createHash('sha256').update(basis).digest('hex'),
  };
}
