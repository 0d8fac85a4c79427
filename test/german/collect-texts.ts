/** Every English sentence in the sources of the server that people can be shown: literals, with `{0}`, `{1}` … for what is filled in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

export interface ServerText {
  readonly file: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '../../backend');

/**
 * What the panel never shows: the command line, starting up, what only programs come to see, names of a vendor's attributes, and
 * what has words by code or its own German.
 */
const unseen = new RegExp(
  `^(${[
    'cli|bootstrap|store/(postgres|migrations|open-store)|runs/environment|security/(master-key|first-token|log-error)',
    'domain/(notifications/words|explain/words)|api/(document|health/metrics|session/window-page|[a-z]+/schema|http/(mount-routes|page|problem))',
    'connectors/(okta/discover|onelogin/(activity|user-fields))',
  ].join('|')})`,
);
const shownKeys = new Set(['remedy', 'hint', 'detail', 'message', 'label', 'help', 'why', 'rule', 'note']);
const describingKeys = new Set(['summary', 'description']);
const describingCalls = new Set(['describe', 'meta', 'debug', 'info', 'warn', 'error', 'trace', 'register']);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export function collectServerTexts(): readonly ServerText[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const sources = files.filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)test\//.test(file) && !unseen.test(file));
  return sources.flatMap((file) => collectFrom(readFileSync(join(root, file), 'utf8')).map((text) => ({ file, text })));
}

/** The sentences of one source. */
export function collectFrom(source: string): readonly string[] {
  const texts = new Set<string>();
  visit(parseSync(source, { syntax: 'typescript' }).body, false, (text) => texts.add(text));
  return [...texts];
}

function visit(part: unknown, isShown: boolean, found: (text: string) => void): void {
  if (Array.isArray(part)) for (const item of part) visit(item, isShown, found);
  if (!isNode(part)) return;
  if (isDescription(part)) return;
  const text = textOf(part);
  if (text !== null && (isSentence(text) || (isShown && /[a-z]{2}/.test(text) && !/^[a-z]+$/.test(text)))) found(text);
  const isShownKey = part.type === 'KeyValueProperty' && shownKeys.has(nameOf(part.key));
  for (const [key, inner] of Object.entries(part)) {
    const isValue = isShown && (part.type === 'ConditionalExpression' ? key !== 'test' : part.type === 'ParenthesisExpression');
    if (key !== 'span') visit(inner, (isShownKey && key === 'value') || isValue, found);
  }
}

const isNode = (part: unknown): part is Node => typeof part === 'object' && part !== null && !Array.isArray(part);
const isSentence = (text: string) => /^(\{0\}|["A-Z$])/.test(text) && /[a-z] [a-z{"(A-Z]/.test(text) && /[.:;]( |$)/.test(text);

/** Words of the API's description, of the log, and of errors that are never shown as they are. */
function isDescription(part: Node): boolean {
  if (part.type === 'ImportDeclaration') return true;
  if (part.type === 'KeyValueProperty') return describingKeys.has(nameOf(part.key));
  if (part.type === 'NewExpression') return nameOf(part.callee) === 'Error';
  if (part.type !== 'CallExpression' || !isNode(part.callee) || part.callee.type !== 'MemberExpression') return false;
  return describingCalls.has(nameOf(part.callee.property));
}

function nameOf(part: unknown): string {
  return isNode(part) && typeof part.value === 'string' ? part.value : '';
}

function textOf(part: Node): string | null {
  if (part.type === 'StringLiteral') return String(part.value);
  if (part.type !== 'TemplateLiteral' || !Array.isArray(part.quasis)) return null;
  const pieces: readonly { readonly cooked?: string; readonly raw: string }[] = part.quasis;
  return pieces.map(({ cooked, raw }, index) => `${index === 0 ? '' : `{${index - 1}}`}${cooked ?? raw}`).join('');
}
