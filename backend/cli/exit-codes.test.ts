import { RollcallError } from '../domain/errors';
import { exitCodeOf, exitCodeOfError } from './exit-codes';

describe('exit codes', () => {
  it.each([
    ['done', 0],
    ['failed', 1],
    ['stopped', 1],
    ['superseded', 1],
    ['held', 3],
    ['partial', 4],
    ['applying', 1],
  ] as const)('ends a run that is %s with %i', (state, code) => {
    expect(exitCodeOf(state)).toBe(code);
  });

  it.each([
    ['config-invalid', 2],
    ['not-found', 2],
    ['plan-changed', 2],
    ['run-not-held', 2],
    ['already-running', 1],
    ['store-unavailable', 1],
    ['target-unreachable', 1],
  ] as const)('ends the error %s with %i', (errorCode, code) => {
    expect(exitCodeOfError(new RollcallError(errorCode, 'x'))).toBe(code);
  });

  it('ends what was not expected with 1', () => {
    expect(exitCodeOfError(new Error('x'))).toBe(1);
    expect(exitCodeOfError(null)).toBe(1);
  });
});
