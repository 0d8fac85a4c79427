import { render, screen } from '@testing-library/react';
import { ProbeList } from './probe-list';

const scroll = jest.fn(async () => undefined);
beforeEach(() => Object.assign(Element.prototype, { scrollIntoView: scroll }));
afterEach(() => {
  Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
  scroll.mockClear();
});

describe('what a check found', () => {
  it('is named in words, and by its own name where there are none', () => {
    render(
      <ProbeList
        probes={[
          { name: 'list-users', result: 'ok', detail: '200 users on the first page.' },
          { name: 'of-tomorrow', result: 'skipped', detail: 'Not tried.' },
        ]}
      />,
    );
    expect(screen.getByText('List of users')).toBeVisible();
    expect(screen.getByText('of-tomorrow')).toBeVisible();
  });

  it('comes into sight each time, and goes again without a fault', () => {
    const view = render(<ProbeList probes={[{ name: 'token', result: 'ok', detail: 'Accepted.' }]} />);
    view.rerender(<ProbeList probes={[{ name: 'token', result: 'ok', detail: 'Accepted.' }]} />);
    expect(scroll).toHaveBeenCalledTimes(2);
    view.unmount();
  });
});
