import { Lanes } from './lanes';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('have no more work under way than there are, and let the patient wait', async () => {
    const lanes = new Lanes(2);
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const start = (name: string, patient: boolean) =>
      lanes.run(async () => {
        begun.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      }, patient);
    const all = [start('a', true), start('b', true), start('c', true), start('d', false), start('e', false)];
    await turn();
    expect(begun).toEqual(['a', 'b']);
    for (const name of ['b', 'd', 'a', 'e', 'c']) {
      ends.get(name)?.();
      await turn();
    }
    expect(begun).toEqual(['a', 'b', 'd', 'e', 'c']);
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('are free again after a failure', async () => {
    const lanes = new Lanes(1);
    await expect(lanes.run(() => Promise.reject(new Error('broken')), false)).rejects.toThrow('broken');
    expect(await lanes.run(async () => 'well', false)).toBe('well');
  });
});
