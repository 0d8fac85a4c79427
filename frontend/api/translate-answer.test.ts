import { createServerTranslator } from '../messages/server-texts';
import { translateAnswer } from './translate-answer';

const translator = createServerTranslator({
  texts: {
    Password: 'Passwort',
    'Two or more people have the user name "{name}".': 'Zwei oder mehr Personen haben den Benutzernamen „{name}“.',
    'Enter it.': 'Geben Sie es ein.',
  },
  codes: { 'source-auth': 'Die Quelle lehnt die Anmeldung ab.' },
});

describe('an answer of the API', () => {
  it('gets problems, checks and forms in the language of the reader, wherever they stand in it', () => {
    const problem = {
      code: 'username-conflict',
      at: null,
      message: 'Two or more people have the user name "li.wei".',
      remedy: 'Enter it.',
    };
    const form = { label: 'Okta', summary: 'Reads.', recommendedMapping: [], fields: [{ key: 'p', label: 'Password', help: 'Enter it.' }] };
    const probe = { name: 'token', result: 'failed', detail: 'Enter it.', hint: 'Something else.' };
    expect(translateAnswer({ run: { problems: [problem] }, types: [form], probes: [probe] }, translator)).toEqual({
      run: {
        problems: [{ ...problem, message: 'Zwei oder mehr Personen haben den Benutzernamen „li.wei“.', remedy: 'Geben Sie es ein.' }],
      },
      types: [{ ...form, fields: [{ key: 'p', label: 'Passwort', help: 'Geben Sie es ein.' }] }],
      probes: [{ ...probe, detail: 'Geben Sie es ein.' }],
    });
  });

  it('says by its code what an error means that nobody has translated, and keeps its words', () => {
    const error = { code: 'source-auth', message: 'Okta said 401.' };
    expect(translateAnswer(error, translator)).toEqual({ ...error, message: 'Die Quelle lehnt die Anmeldung ab. (Okta said 401.)' });
  });

  it('puts the rule of a reason and what became of an operation into the language of the reader', () => {
    const entry = { operation: { reason: { code: 'left-scope', with: { rule: 'Enter it.' } } }, attempts: 1, detail: 'Enter it.' };
    expect(translateAnswer(entry, translator)).toEqual({
      operation: { reason: { code: 'left-scope', with: { rule: 'Geben Sie es ein.' } } },
      attempts: 1,
      detail: 'Geben Sie es ein.',
    });
  });

  it('leaves what people are called and what they have alone', () => {
    const person = { label: 'Password', title: 'Password', displayName: 'Password', groups: [{ name: 'Password', detail: 'Password' }] };
    expect(translateAnswer(person, translator)).toEqual(person);
  });
});
