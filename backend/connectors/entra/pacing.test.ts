import { createGraphPacing } from './pacing';

const reply = (headers: Record<string, string>) => ({ status: 200, headers });

describe('the pace Graph sets', () => {
  it('does not wait while there is plenty left', () => {
    expect(createGraphPacing()(reply({ 'x-ms-resource-unit': '2' }), 0)).toBeNull();
    expect(createGraphPacing()(reply({}), 0)).toBeNull();
    expect(createGraphPacing()(reply({ 'x-ms-resource-unit': 'many', 'x-ms-throttle-limit-percentage': 'few' }), 0)).toBeNull();
  });

  it.each([
    ['0.79', null],
    ['0.8', 500],
    ['1.0', 2_100],
    ['1.8', 8_500],
    ['99', 10_000],
  ])('waits the longer the more of the limit is used: %s', (share, wait) => {
    expect(createGraphPacing()(reply({ 'x-ms-throttle-limit-percentage': share }), 0)).toBe(wait);
  });

  it('waits for the window to go on when it has spent three quarters of a large limit', () => {
    const pace = createGraphPacing();
    expect(pace(reply({ 'x-ms-resource-unit': '5999' }), 1_000)).toBeNull();
    expect(pace(reply({ 'x-ms-resource-unit': '2' }), 3_000)).toBe(8_000);
    expect(pace(reply({ 'x-ms-resource-unit': '2' }), 11_000)).toBeNull();
  });
});
