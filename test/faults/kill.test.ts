import { killPoints } from './kill-points';
import { runAndKill } from './killed-run';
import { smallCompany } from './small-company';

jest.setTimeout(600_000);

/** `npm run faults` kills two hundred times; each test run kills at other moments, and names its seed when it fails. */
const POINTS = 24;

describe('a run whose process is killed', () => {
  it('reaches the state of an undisturbed run when it is gone on with, creates nobody twice and tells everything', async () => {
    const calm = await runAndKill(smallCompany, null);
    expect(calm).toMatchObject({ lastState: 'done', open: 0, created: 60, refusedCreates: 0 });
    const seed = Date.now() % 1_000_000;
    const states = new Set<string | null>();
    for (const point of killPoints(seed, POINTS, calm)) {
      const { people, ...aftermath } = await runAndKill(smallCompany, point);
      states.add(aftermath.killedIn);
      expect({ seed, point, ...aftermath }).toMatchObject({ lastState: 'done', open: 0, created: 60, refusedCreates: 0 });
      expect(people).toEqual(calm.people);
    }
    expect(states.has('applying')).toBe(true);
  });
});
