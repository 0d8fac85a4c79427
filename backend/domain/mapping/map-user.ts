/** From a record to the desired Jira account. Total: any JSON record gives values or named problems, never an exception. */
import type { ExpressionResults } from '../decide/input';
import type { Json } from '../json';
import type { SourceUser } from '../records';
import type { AttributeRule, SyncRules } from '../rules/sync-rules';
import { checkDisplayName, checkEmail, checkUsername } from './check-username';
import { type AttributeOutcome, type CompiledAttribute, compileAttribute } from './map-attribute';
import { checkPropertyValue } from './property-value';
import { MappingFailure, toSingle, toText } from './text-value';

export { jsonataExpressions, validateMapping } from './validate-mapping';

export interface MappingProblem {
  /** Target attribute: `username`, `displayName`, `email`, `property:<key>`. */
  readonly attribute: AttributeRule['to'];
  readonly code: 'mapping-failed' | 'username-invalid' | 'email-invalid';
  /** One sentence, without values from the record. */
  readonly message: string;
}

/** The desired Jira account of one record. */
export interface MappedUser {
  /** An attribute that is not there is left as Jira has it. `email: null`: clear it. */
  readonly fields: { readonly username?: string; readonly displayName?: string; readonly email?: string | null };
  /** By property key, without `property:`. Null: remove the property. */
  readonly properties: Readonly<Record<string, Json>>;
  /** Target attributes no value was found for, or whose expression failed: Jira keeps what it has. */
  readonly skipped: readonly string[];
  readonly problems: readonly MappingProblem[];
  /** The target attribute without a value whose rule says `drop-user`; null: the person stays. */
  readonly dropped: string | null;
}

/** Rules made ready once for many records. */
export interface CompiledMapping {
  readonly attributes: readonly CompiledAttribute[];
}

export function compileMapping(rules: SyncRules['mapping']): CompiledMapping {
  return { attributes: rules.map(compileAttribute) };
}

/** A value Jira would refuse is left out with a problem that says why; the other attributes go on. */
export function mapUser(compiled: CompiledMapping, user: SourceUser, expressions: ExpressionResults): MappedUser {
  const fields: { username?: string; displayName?: string; email?: string | null } = {};
  const properties: [string, Json][] = [];
  const skipped: string[] = [];
  const problems: MappingProblem[] = [];
  let dropped: string | null = null;

  for (const attribute of compiled.attributes) {
    const { to } = attribute;
    const outcome = settle(to, attribute.map(user, expressions));
    if (outcome.kind === 'refused') {
      problems.push({ attribute: to, code: outcome.code, message: outcome.message });
      skipped.push(to);
    } else if (outcome.kind === 'skip') skipped.push(to);
    else if (outcome.kind === 'drop-user') {
      dropped ??= to;
      problems.push({
        attribute: to,
        code: 'mapping-failed',
        message: `No value for ${to}: the person is left out, as the rule for ${to} says.`,
      });
    } else if (to !== 'username' && to !== 'displayName' && to !== 'email') properties.push([to.slice('property:'.length), outcome.value]);
    else if (typeof outcome.value === 'string') fields[to] = outcome.value;
    else if (to === 'email') fields.email = null;
  }
  return { fields, properties: Object.fromEntries(properties), skipped, problems, dropped };
}

type Settled =
  | { readonly kind: 'set'; readonly value: Json }
  | { readonly kind: 'skip' }
  | { readonly kind: 'drop-user' }
  | { readonly kind: 'refused'; readonly code: MappingProblem['code']; readonly message: string };

/** What an outcome means for this attribute: text of the right form for fields, any JSON for properties. */
function settle(to: AttributeRule['to'], outcome: AttributeOutcome): Settled {
  if (outcome.kind === 'failed') return { kind: 'refused', code: 'mapping-failed', message: outcome.message };
  if (outcome.kind === 'clear') {
    if (to === 'username' || to === 'displayName')
      return { kind: 'refused', code: 'mapping-failed', message: `Jira needs a value for ${to}; it cannot be cleared.` };
    return { kind: 'set', value: null };
  }
  if (outcome.kind !== 'value') return outcome;
  if (to !== 'username' && to !== 'displayName' && to !== 'email') {
    const wrong = checkPropertyValue(outcome.value);
    return wrong ? { kind: 'refused', code: 'mapping-failed', message: wrong } : { kind: 'set', value: outcome.value };
  }
  return settleField(to, outcome.value);
}

function settleField(to: 'username' | 'displayName' | 'email', value: Json): Settled {
  let text: string | undefined;
  try {
    text = toSingle(toText(value, `The value for ${to}`), `The value for ${to}`);
  } catch (error) {
    return {
      kind: 'refused',
      code: 'mapping-failed',
      message: error instanceof MappingFailure ? error.message : 'The value could not be used.',
    };
  }
  if (text === undefined) return { kind: 'skip' };
  if (to === 'username') return checked(text, checkUsername(text), 'username-invalid');
  if (to === 'email') return checked(text.trim(), checkEmail(text.trim()), 'email-invalid');
  // Directories hold names with line breaks and tabs; a name is one line.
  const oneLine = text.replace(/[\t\r\n]+/g, ' ').trim();
  return checked(oneLine, checkDisplayName(oneLine), 'mapping-failed');
}

function checked(value: string, wrong: string | null, code: MappingProblem['code']): Settled {
  return wrong ? { kind: 'refused', code, message: wrong } : { kind: 'set', value };
}
