import { ApiError } from '../../../api/error';
import { fieldErrorsOf } from './field-errors';

const refusal = (...paths: readonly string[]) =>
  new ApiError('No.', { status: 400, problems: paths.map((path) => ({ path, message: `${path}!`, remedy: 'Mend it.' })) });

describe('errors of the server', () => {
  it.each([
    ['source.orgUrl', 'source.orgUrl'],
    ['rules.scope.requiredGroups[2]', 'requiredGroups'],
    ['rules.groups.exclude[0].regex', 'excludeGroups'],
    ['rules.scope.conditions[3].value', 'conditions.3.value'],
    ['body.configuration.rules.brakes.deactivations.percent', 'deactivations.percent'],
    ['schedule', 'cron'],
    ['body.configuration.reading.fullEveryHours', 'fullEveryHours'],
  ])('at %s belong to the field %s, with the remedy', (path, name) => {
    expect(fieldErrorsOf(refusal(path))).toEqual([{ name, message: `${path}! Mend it.` }]);
  });

  it('that no field shows, and errors of another kind, belong to none', () => {
    expect(fieldErrorsOf(refusal('rules.mapping[0].from'))).toEqual([]);
    expect(fieldErrorsOf(new Error('x'))).toEqual([]);
  });

  it('without a list name their one field', () => {
    expect(
      fieldErrorsOf(new ApiError('Not a url.', { status: 400, field: 'body.configuration.source.orgUrl', remedy: 'Write it.' })),
    ).toEqual([{ name: 'source.orgUrl', message: 'Not a url. Write it.' }]);
  });
});
