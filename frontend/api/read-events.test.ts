import { createEventReader } from './read-events';

describe('reading server-sent events', () => {
  it('gives events when they are whole, however they are cut', () => {
    const read = createEventReader();
    expect(read('event: progress\nda')).toEqual([]);
    expect(read('ta: {"a":1}\n\nevent: fin')).toEqual([{ name: 'progress', data: '{"a":1}' }]);
    expect(read('ished\r\ndata: x\r\n\r\n')).toEqual([{ name: 'finished', data: 'x' }]);
  });

  it('leaves comments out and joins lines of data', () => {
    expect(createEventReader()(': still here\n\ndata: a\ndata: b\n\n')).toEqual([{ name: 'message', data: 'a\nb' }]);
  });
});
