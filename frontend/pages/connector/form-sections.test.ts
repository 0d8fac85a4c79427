import { formSections, markOf } from './form-sections';

describe('the mark of a section of the form', () => {
  it('says that something entered is wrong before it says that something is not saved', () => {
    const errors = { deactivations: { count: { type: 'validate' } } };
    const dirty = { deactivations: { count: true }, matching: { by: true } };
    expect(markOf(formSections.brakes, errors, dirty)).toBe('wrong');
    expect(markOf(formSections.matching, errors, dirty)).toBe('changed');
    expect(markOf(formSections.reading, errors, dirty)).toBeNull();
  });

  it('is gone when a change is taken back', () => {
    expect(markOf(formSections.scope, {}, { conditions: [{ attribute: false }] })).toBeNull();
    expect(markOf(formSections.connection, {}, { source: {} })).toBeNull();
  });
});
