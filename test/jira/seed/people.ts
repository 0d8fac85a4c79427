import type { JiraState } from '../model/state';
import type { NewUser } from '../model/user-store';
import { FIRST_NAMES, LAST_NAMES, TEAMS } from './names';
import { pick, randomFrom } from './random';

/** People whose names are hard on clients. They come first among the seeded ones. */
const ODD: readonly NewUser[] = [
  { name: 'Fred.Astaire', displayName: 'Fred Astaire', email: 'Fred.Astaire@Example.test' },
  { name: "sean.o'hara", displayName: "Seán O'Hara", email: "sean.o'hara@example.test" },
  { name: 'jürgen.größe', displayName: 'Jürgen Größe', email: 'juergen.groesse@example.test' },
  { name: 'plus+sign@example.test', displayName: 'Plus & Sign <plus>', email: 'plus+sign@example.test' },
  { name: 'with space', displayName: 'With  Two Spaces', email: 'with.space@example.test' },
  { name: `long.${'name'.repeat(30)}`, displayName: `Long ${'Name '.repeat(40).trim()}`, email: 'long.name@example.test' },
  { name: 'percent%20encoded', displayName: '100 % Encoded', email: 'percent@example.test' },
];

/** Adds plausible people spread over teams. The same numbers give the same people. About one in twenty is inactive. */
export function seedPeople(state: JiraState, options: { users: number; seed: number; teams: number }): void {
  const random = randomFrom(options.seed);
  const teams = Array.from({ length: options.teams }, (_, at) => {
    const round = Math.floor(at / TEAMS.length);
    return state.addGroup(`team-${TEAMS[at % TEAMS.length] ?? 'x'}${round === 0 ? '' : `-${round + 1}`}`);
  });
  const everybody = state.addGroup('jira-software-users');
  for (let count = 0; count < options.users; count++) {
    const input = ODD[count] ?? plausible(random, state);
    if (state.users.find(input.name)) continue;
    const user = state.users.create({ ...input, active: input.active ?? random() >= 0.05 });
    if (random() < 0.95) state.groups.addMember(everybody, user);
    for (let turn = 0; turn < 2 && teams.length > 0; turn++) state.groups.addMember(pick(random, teams), user);
  }
  state.changes++;
}

function plausible(random: () => number, state: JiraState): NewUser {
  const first = pick(random, FIRST_NAMES);
  const last = pick(random, LAST_NAMES);
  const base = `${plain(first)}.${plain(last)}`;
  let name = base;
  for (let suffix = 2; state.users.find(name); suffix++) name = suffix > 9 ? `${base}${Math.floor(random() * 1e9)}` : `${base}${suffix}`;
  return { name, displayName: `${first} ${last}`, email: `${name}@example.test` };
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z]/g, '');
