import { createWords } from '../../messages/words';
import { describeCron } from './describe-cron';

const english = createWords('en-GB');
const german = createWords('de-DE');

describe('a cron expression in words', () => {
  it.each([
    ['* * * * *', 'Every minute'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['0 * * * *', 'Every hour, on the hour'],
    ['20 * * * *', 'Every hour, 20 minutes past'],
    ['0 */6 * * *', 'Every 6 hours, on the hour'],
    ['5 */6 * * *', 'Every 6 hours, 5 minutes past'],
    ['0 2 * * *', 'Every day at 02:00'],
    ['0 6,18 * * *', 'Every day at 06:00 and 18:00'],
    ['30 6 * * 1-5', 'Monday to Friday at 06:30'],
    ['30 6 * * MON-FRI', 'Monday to Friday at 06:30'],
    ['0 2 * * SUN', 'Sunday at 02:00'],
    ['0 2 * * 7', 'Sunday at 02:00'],
    ['0 3 1,15 * *', 'On day 1 and 15 of each month at 03:00'],
    ['*/10 8-18 * * 1-5', 'Every 10 minutes, from 08:00 to 18:59, Monday to Friday'],
  ])('%s is "%s"', (cron, words) => {
    expect(describeCron(cron, english)).toBe(words);
  });

  it('is said in the language and with the clock of the reader', () => {
    expect(describeCron('0 2 * * 1,3', german)).toBe('Montag und Mittwoch um 02:00');
    expect(describeCron('0 14 * * *', createWords('en-US'))).toMatch(/^Every day at 2:00\sPM$/);
  });

  it.each(['', 'at noon', '0 2 * *', '0 2 1 * 1', '0 2 * 6 *', '*/7 * * * *', '0 */5 * * *', '99 * * * *'])(
    '%s is left as it is',
    (cron) => {
      expect(describeCron(cron, english)).toBeNull();
    },
  );
});
