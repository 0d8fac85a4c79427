import { readEnvelope, readPage, Tally } from './pages';

const page = (headers: Record<string, string>, body: unknown = []) => readPage({ status: 200, headers, body });

describe('a page of version 2', () => {
  it('leads on by its cursor, and ends without one', () => {
    expect(page({ 'after-cursor': 'abc', 'total-count': '250', 'total-pages': '3', 'current-page': '1' })).toEqual({
      items: [],
      total: 250,
      pagesLeft: 2,
      next: 'abc',
    });
    expect(page({ 'after-cursor': '' }).next).toBeNull();
    expect(page({})).toEqual({ items: [], total: null, pagesLeft: null, next: null });
  });

  it('does not guess from counts that are none', () => {
    expect(page({ 'total-count': 'many', 'total-pages': '-1', 'current-page': '1' })).toMatchObject({ total: null, pagesLeft: null });
  });

  it.each([undefined, null, {}, 'text', { data: [] }])('is none when it is no list: %j', (body) => {
    expect(() => readPage({ status: 200, headers: {}, body })).toThrow(/something else where a list was expected/);
  });
});

describe('a page of version 1', () => {
  const envelope = (body: unknown) => readEnvelope({ status: 200, headers: {}, body });

  it('leads on by the cursor in its body', () => {
    expect(envelope({ data: [1], pagination: { after_cursor: 'abc' } })).toMatchObject({ items: [1], next: 'abc' });
    expect(envelope({ data: [], pagination: { after_cursor: null } }).next).toBeNull();
    expect(envelope({ data: [] }).next).toBeNull();
  });

  it.each([undefined, [], {}, { data: {} }])('is none when it has no data: %j', (body) => {
    expect(() => envelope(body)).toThrow(/something else where a list was expected/);
  });
});

describe('the tally of a list', () => {
  const tally = (totals: readonly (number | null)[], ids: readonly string[]) => {
    const made = new Tally();
    for (const total of totals) made.note({ total });
    for (const id of ids) made.count(id);
    return () => made.verify('users');
  };

  it('is right when everybody arrived, however often, or when OneLogin gave no count', () => {
    expect(tally([2, 2], ['1', '2', '2'])).not.toThrow();
    expect(tally([null], ['1'])).not.toThrow();
  });

  it('is wrong when somebody is missing, or too many came', () => {
    expect(tally([3], ['1', '2'])).toThrow('OneLogin says there are 3 users, and gave 2.');
    expect(tally([1], ['1', '2'])).toThrow(/there are 1/);
  });

  it('is wrong when the count changed on the way, even if it fits in the end', () => {
    expect(tally([3, 2], ['1', '2'])).toThrow(/changed while it was read/);
  });
});
