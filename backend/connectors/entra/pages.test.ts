import { readPageBytes } from './pages';

const read = (text: string) => {
  const { items, next } = readPageBytes('graph.test', Buffer.from(text));
  return { lazy: typeof items === 'function', items: typeof items === 'function' ? items() : items, next };
};
const context = '"@odata.context":"https://graph.test/v1.0/$metadata#users"';
const link = '"@odata.nextLink":"https://graph.test/v1.0/users?$skiptoken=a\\u0026b"';

describe("a page of Graph's", () => {
  it('tells its next link before its items are read, where the link comes first', () => {
    const next = 'https://graph.test/v1.0/users?$skiptoken=a&b';
    expect(read(`{${context},${link},"value":[{"id":"1"}]}`)).toEqual({ lazy: true, items: [{ id: '1' }], next });
    expect(read(`{ ${link} , "value": [] }`)).toEqual({ lazy: true, items: [], next });
  });

  it('is read whole where the link comes after the items, or there is none', () => {
    expect(read(`{${context},"value":[1],${link}}`)).toMatchObject({ lazy: false, items: [1], next: expect.stringContaining('a&b') });
    expect(read(`{${context},"value":[{"@odata.nextLink":"https://elsewhere.test"}]}`)).toMatchObject({ lazy: false, next: null });
  });

  it.each([
    `{${link},"value":[{"id":`,
    `{${link},"value":{}}`,
    `{${link},"value":[],"@odata.nextLink":"https://graph.test/other"}`,
    '[]',
    '{',
    '',
  ])('is refused when it is damaged: %p', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'source-protocol' }));
  });
});
