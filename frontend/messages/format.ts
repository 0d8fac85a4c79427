/** Messages with places (`{name}`) and, for counts, with the forms a language has. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}
export type Message = string | PluralForms;
export type MessageValues = Readonly<Record<string, string | number>>;

/** Fills a message: numbers in the way of the locale, the plural form by the value `count`. */
export function fillMessage(message: Message, locale: string, values: MessageValues = {}): string {
  const text = typeof message === 'string' ? message : pickForm(message, locale, values.count);
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

function pickForm(forms: PluralForms, locale: string, count: string | number | undefined): string {
  return new Intl.PluralRules(locale).select(Number(count)) === 'one' ? forms.one : forms.other;
}
