import { de } from './de';
import { en, type MessageKey } from './en';
import { fillMessage } from './format';
import { createWords } from './words';

const keys = Object.keys(en) as readonly MessageKey[];
const placesOf = (message: unknown) => [...JSON.stringify(message).matchAll(/(?<!\$)\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the messages', () => {
  it('are the same in both languages, with the same places to fill', () => {
    expect(Object.keys(de).sort()).toEqual([...keys].sort());
    for (const key of keys)
      expect({ key, places: [...new Set(placesOf(de[key]))] }).toEqual({ key, places: [...new Set(placesOf(en[key]))] });
  });

  it('are never empty', () => {
    for (const key of keys) expect(`${key}: ${JSON.stringify(de[key])} ${JSON.stringify(en[key])}`).not.toContain('""');
  });

  it('take the plural form and the numbers of the language', () => {
    const forms = { one: '{count} day', other: '{count} days' };
    expect(fillMessage(forms, 'en', { count: 1 })).toBe('1 day');
    expect(fillMessage(forms, 'en', { count: 12345 })).toBe('12,345 days');
    expect(fillMessage(forms, 'de', { count: 12345 })).toBe('12.345 days');
  });

  it('are English for a language nobody has translated, with its own numbers', () => {
    const words = createWords('fr-FR');
    expect(words.t('tab.overview')).toBe('Overview');
    expect(words.number(1.5)).toBe('1,5');
  });

  it('that a newer backend names and this panel does not have are shown by their names', () => {
    expect(createWords('en').t('reason.of-tomorrow' as MessageKey)).toBe('reason.of-tomorrow');
  });

  it('tell lengths of time in the two largest units', () => {
    const { duration } = createWords('en');
    expect([450, 12_000, 200_000, 7_500_000].map(duration)).toEqual(['450 ms', '12 sec', '3 min 20 sec', '2 hr 5 min']);
  });
});
