import { createWords } from '../messages/words';
import { nameActor, nameStarter } from './name-actor';

const words = createWords('en');

describe('who did something', () => {
  it('is called as a reader knows them', () => {
    expect(nameActor('jira:anna', words)).toBe('anna');
    expect(nameActor('token:nightly', words)).toBe('API token nightly');
    expect(nameActor('try-out', words)).toBe('try-out');
  });

  it('is said with the way it went, but not twice the same', () => {
    expect(nameStarter({ actor: 'jira:anna', trigger: 'api' }, words)).toBe('anna (panel or API)');
    expect(nameStarter({ actor: 'schedule', trigger: 'schedule' }, words)).toBe('schedule');
    expect(nameStarter({ actor: 'cli', trigger: 'cli' }, words)).toBe('command line');
  });
});
