import { Lanes } from './lanes';

/** One round trip: as many calls as are allowed, all with the same end. */
function roundTrip(lanes: Lanes, end: 'success' | 'push-back'): number {
  const tickets: number[] = [];
  while (lanes.tryEnter()) tickets.push(lanes.start());
  for (const ticket of tickets) {
    if (end === 'success') lanes.succeeded();
    else lanes.pushedBack(ticket);
  }
  for (const _ of tickets) lanes.leave();
  return tickets.length;
}

describe('lanes', () => {
  it('start at four and double with every round trip up to the limit', () => {
    const lanes = new Lanes(32);
    const widths = Array.from({ length: 5 }, () => roundTrip(lanes, 'success'));
    expect(widths).toEqual([4, 8, 16, 32, 32]);
  });

  it('never exceed a limit below four', () => {
    const lanes = new Lanes(2);
    expect(roundTrip(lanes, 'success')).toBe(2);
    expect(lanes.allowed).toBe(2);
  });

  it('halve once for all calls of one round trip, and grow by one a round trip from then on', () => {
    const lanes = new Lanes(32);
    for (let at = 0; at < 3; at++) roundTrip(lanes, 'success');
    expect(lanes.allowed).toBe(32);
    roundTrip(lanes, 'push-back');
    expect(lanes.allowed).toBe(16);
    roundTrip(lanes, 'success');
    expect(lanes.allowed).toBe(16);
    roundTrip(lanes, 'success');
    expect(lanes.allowed).toBe(17);
  });

  it('keep one lane open however often Jira pushes back', () => {
    const lanes = new Lanes(32);
    for (let at = 0; at < 10; at++) roundTrip(lanes, 'push-back');
    expect(lanes.allowed).toBe(1);
  });

  it('do not grow by calls that leave most of them empty', () => {
    const lanes = new Lanes(32);
    for (let at = 0; at < 20; at++) {
      lanes.tryEnter();
      lanes.start();
      lanes.succeeded();
      lanes.leave();
    }
    expect(lanes.allowed).toBe(4);
  });

  it('let callers in in the order of asking', async () => {
    const lanes = new Lanes(1);
    const order: number[] = [];
    await lanes.enter();
    const waiting = [1, 2, 3].map(async (caller) => {
      await lanes.enter();
      order.push(caller);
      lanes.leave();
    });
    expect(lanes.tryEnter()).toBe(false);
    lanes.leave();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
    expect(lanes.inFlight).toBe(0);
  });
});
