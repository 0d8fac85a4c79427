import { lineFor, pickGroup } from './pick-group';

const none = { includeGroups: '', excludeGroups: '' };

describe('picking a group', () => {
  it('names it when nothing brings it yet, and takes the name away again', () => {
    const picked = pickGroup(none, { name: 'Sales', result: 'excluded' });
    expect(picked).toEqual({ includeGroups: 'Sales', excludeGroups: '' });
    expect(pickGroup(picked, { name: 'Sales', result: 'included' })).toEqual(none);
  });

  it('makes an exception where a pattern brings it, and takes the exception back', () => {
    const all = { includeGroups: '*', excludeGroups: '' };
    const left = pickGroup(all, { name: 'Everyone', result: 'included' });
    expect(left).toEqual({ includeGroups: '*', excludeGroups: 'Everyone' });
    expect(pickGroup(left, { name: 'Everyone', result: 'excluded' })).toEqual(all);
  });

  it('writes names that would be patterns as exact ones', () => {
    expect(lineFor('R&D (all)')).toBe('R&D (all)');
    expect(lineFor('a*b')).toBe('/^a\\*b$/');
    expect(lineFor('/x/')).toBe('/^\\/x\\/$/');
  });
});
