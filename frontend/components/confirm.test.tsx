import { render, screen } from '@testing-library/react';
import { Confirm } from './confirm';

const ask = (isDangerous: boolean) =>
  render(
    <Confirm isOpen title="Really?" confirmLabel="Do it" isDangerous={isDangerous} onConfirm={() => undefined} onCancel={() => undefined}>
      It is done at once.
    </Confirm>,
  );

describe('a question before something happens', () => {
  it('gives the dangerous answer only to who goes there', async () => {
    ask(true);
    expect(await screen.findByRole('button', { name: 'Cancel' })).toHaveFocus();
  });

  it('takes Enter for the harmless answer', async () => {
    ask(false);
    expect(await screen.findByRole('button', { name: 'Do it' })).toHaveFocus();
  });
});
