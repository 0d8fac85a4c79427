/** What the server says in English has German words in the panel. */
import { connectorTypes } from '../../backend/connectors/registry';
import * as problems from '../../backend/domain/decide/problems';
import type { PlanProblem } from '../../backend/domain/plan/plan';
import { de } from '../../frontend/messages/de';
import { serverTextsDe } from '../../frontend/messages/de/server';
import { en } from '../../frontend/messages/en';
import { createServerTranslator } from '../../frontend/messages/server-texts';
import { collectFrom, collectServerTexts } from './collect-texts';
import { composed } from './composed-texts';

const translator = createServerTranslator(serverTextsDe);
const withoutGerman = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '' && !isKnown(text));
const isKnown = (text: string) => translator.text(text) !== text || Object.hasOwn(serverTextsDe.texts, text);

it.each([...connectorTypes.values()].map(({ spec }) => spec))('every text of the form of $label has German words', (spec) => {
  const fields = spec.fields.flatMap(({ label, help, choices = [] }) => [label, help, ...choices.map((choice) => choice.label)]);
  expect(withoutGerman([spec.label, spec.summary, ...fields])).toEqual([]);
});

it('every problem that a plan tells has German words, and keeps its names', () => {
  const told: readonly (PlanProblem | readonly PlanProblem[])[] = [
    problems.cycleProblem('g1', 'Some Group'),
    problems.nameless('p1'),
    problems.mailless('p1', 'li.wei'),
    problems.nameConflict('p1', 'li.wei'),
    problems.nameTaken('p1', 'li.wei'),
    problems.renameCycle('p1', 'li.wei'),
    problems.ambiguous('p1', 'several-accounts'),
    problems.ambiguous('p1', 'several-people'),
    problems.ambiguous('p1', 'linked-twice'),
    problems.protectedAccount('p1', 'li.wei'),
    problems.accountMissing('p1', 'li.wei', true),
    problems.accountMissing('p1', 'li.wei', false),
    problems.groupMissing('Some Group'),
    problems.targetIncomplete('groups', 2),
    problems.targetIncomplete('the group', 1),
  ];
  const texts = told.flat().flatMap(({ message, remedy }) => [message, remedy]);
  expect(withoutGerman(texts)).toEqual([]);
  expect(translator.text('Two or more people have the user name "li.wei".')).toContain('„li.wei“');
});

it('every sentence in the sources of the server has German words', () => {
  const said = collectServerTexts();
  expect(said.length).toBeGreaterThan(900);
  const samples = (text: string) => composed.get(text) ?? [text.replace(/\{\d+\}/g, 'a12')];
  const english = said.flatMap(({ file, text }) => withoutGerman(samples(text)).map((sample) => `${file}: ${sample}`));
  expect(english).toEqual([]);
});

it('finds a message and a remedy that are new', () => {
  const source = "throw new RollcallError('conflict', `No ${what} is here.`, { remedy: late ? 'Wait' : 'Mend it' });";
  expect(collectFrom(source)).toEqual(['No {0} is here.', 'Wait', 'Mend it']);
});

it('every composed sentence is still in the sources', () => {
  const texts = new Set(collectServerTexts().map(({ text }) => text));
  expect([...composed.keys()].filter((text) => !texts.has(text))).toEqual([]);
});

it('a sentence of the server inside another one is German as well', () => {
  expect(translator.text('Reading the groups: The directory is busy.')).toBe('Beim Lesen der Gruppen: Das Verzeichnis ist überlastet.');
  expect(translator.text('connectors[0].source.orgUrl: It is missing. (and 2 more)')).toBe(
    'connectors[0].source.orgUrl: Die Angabe fehlt. (und 2 weitere)',
  );
  expect(translator.message('some.path: Words nobody knows.', 'config-invalid')).toContain('Eine Angabe stimmt so nicht.');
});

it('a translation fills the places that its English text has', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  for (const [english, german] of Object.entries(serverTextsDe.texts))
    expect([english, places(german)]).toEqual([english, places(english)]);
});

it('every reason of an operation has words in both languages', () => {
  const reasons = (words: object) => Object.keys(words).filter((key) => key.startsWith('reason.'));
  expect(reasons(de)).toEqual(reasons(en));
  expect(reasons(de).length).toBeGreaterThan(10);
});
