/** The named functions of an expression. Lists are worked on item by item; nothing stays nothing, except for `default`. */
import { compileRegex, fillCaptures } from '../patterns/safe-regex';
import type { FunctionCall } from '../rules/expression';
import type { TextValue } from './text-value';
import { MappingFailure } from './text-value';

export type TextFunction = (value: TextValue) => TextValue;

/** A chain of replacements could grow a text without end. */
const LONGEST_RESULT = 100_000;

export function compileFunctions(calls: readonly FunctionCall[]): TextFunction {
  const steps = calls.map(compileFunction);
  return (value) => {
    let result = value;
    for (const step of steps) {
      result = step(result);
      if (sizeOf(result) > LONGEST_RESULT) throw new MappingFailure('A function made the value too long.');
    }
    return result;
  };
}

function compileFunction(call: FunctionCall): TextFunction {
  switch (call.function) {
    // Not the locale's: the same letters everywhere, also on a Turkish server.
    case 'lower':
      return each((text) => text.toLowerCase());
    case 'upper':
      return each((text) => text.toUpperCase());
    case 'trim':
      return each((text) => text.trim());
    case 'replace':
      return each((text) => replaceAll(text, call.search.normalize('NFC'), call.with));
    case 'regex':
      return extract(call.pattern, call.template);
    case 'split':
      return (value) => tidy(listOf(value).flatMap((text) => text.split(call.separator)));
    case 'join':
      return (value) => (value === undefined ? undefined : listOf(value).join(call.separator));
    case 'first-of':
      return (value) => listOf(value).find((text) => text !== '');
    case 'strip-domain':
      return each(stripDomain);
    case 'default':
      return (value) => (value === undefined || value === '' ? call.value : value);
  }
}

function extract(pattern: string, template: string | undefined): TextFunction {
  const compiled = compileRegex(pattern.normalize('NFC'), { ignoreCase: false });
  if (!compiled.ok) {
    return () => {
      throw new MappingFailure(compiled.message);
    };
  }
  return each((text) => {
    const match = compiled.regex.find(text);
    if (!match) return undefined;
    return template === undefined ? (match.groups[1] ?? match.groups[0] ?? undefined) : fillCaptures(template, match);
  });
}

/** `ada@corp.example` and `CORP\ada` both give `ada`. */
function stripDomain(text: string): string {
  const at = text.lastIndexOf('@');
  const name = at === -1 ? text : text.slice(0, at);
  return name.slice(name.indexOf('\\') + 1);
}

function replaceAll(text: string, search: string, replacement: string): string {
  const pieces = text.split(search);
  if (text.length + (pieces.length - 1) * replacement.length > LONGEST_RESULT)
    throw new MappingFailure('A function made the value too long.');
  return pieces.join(replacement);
}

/** Works on one text or on each of several; what becomes empty is nothing. */
function each(work: (text: string) => string | undefined): TextFunction {
  return (value) => {
    if (value === undefined) return undefined;
    if (typeof value === 'string') return work(value) || undefined;
    return tidy(value.map(work));
  };
}

function tidy(texts: readonly (string | undefined)[]): TextValue {
  const kept = texts.filter((text): text is string => text !== undefined && text !== '');
  return kept.length === 0 ? undefined : kept;
}

function listOf(value: TextValue): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function sizeOf(value: TextValue): number {
  if (value === undefined) return 0;
  return typeof value === 'string' ? value.length : value.reduce((sum, text) => sum + text.length, 0);
}
