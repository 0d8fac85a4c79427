/** Finds, in an answer of the API, the texts the server wrote for people, by the shape of what holds them. Records of people have none. */
import type { ServerTranslator } from '../messages/server-texts';

type Entry = Readonly<Record<string, unknown>>;

/** The same answer in the reader's language. Values of people, groups and configurations stay as they are. */
export function translateAnswer(answer: unknown, translator: ServerTranslator): unknown {
  if (Array.isArray(answer)) return answer.map((item) => translateAnswer(item, translator));
  if (typeof answer !== 'object' || answer === null) return answer;
  const entry = answer as Entry;
  const inner = Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, translateAnswer(value, translator)]));
  return { ...inner, ...translateOwn(entry, translator) };
}

function translateOwn(entry: Entry, { text, message, knows }: ServerTranslator): Entry {
  const texts = (...keys: readonly string[]) =>
    Object.fromEntries(keys.flatMap((key) => (typeof entry[key] === 'string' ? [[key, text(entry[key])]] : [])));
  const { code } = entry;
  if (typeof code === 'string') {
    const key = ['message', 'title'].find((name) => typeof entry[name] === 'string');
    if (key === undefined) return translateReason(entry, text);
    const said = String(entry[key]);
    return { ...texts('remedy'), [key]: knows(code) ? message(said, code) : text(said) };
  }
  if ('brake' in entry && 'message' in entry) return texts('message');
  if ('verdict' in entry && 'reason' in entry) return texts('rule');
  if ('operation' in entry && 'attempts' in entry) return texts('detail');
  if ('path' in entry && 'message' in entry) return texts('message', 'remedy');
  if ('result' in entry && 'detail' in entry) return texts('detail', 'hint');
  if ('fields' in entry && 'recommendedMapping' in entry)
    return { ...texts('label', 'summary'), fields: translateFields(entry.fields, text) };
  return {};
}

/** A reason has words by its code; the rule it names is in the server's words. */
function translateReason({ with: values }: Entry, text: ServerTranslator['text']): Entry {
  if (typeof values !== 'object' || values === null || !('rule' in values) || typeof values.rule !== 'string') return {};
  return { with: { ...values, rule: text(values.rule) } };
}

function translateFields(fields: unknown, text: ServerTranslator['text']): unknown {
  if (!Array.isArray(fields)) return fields;
  const own = (entry: Entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [
        key,
        ['label', 'help'].includes(key) && typeof value === 'string' ? text(value) : value,
      ]),
    );
  return fields.map((field: Entry) => ({
    ...own(field),
    ...(Array.isArray(field.choices) ? { choices: field.choices.map((choice: Entry) => own(choice)) } : {}),
  }));
}
