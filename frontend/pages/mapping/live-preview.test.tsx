import { screen, waitFor } from '@testing-library/react';
import { showMappingForm as show } from '../../../test/frontend/mapping-edge';
import { makePreview, makePreviewedPerson } from '../../../test/frontend/previews';
import { ApiError } from '../../api/error';

jest.setTimeout(30_000);

describe('the live preview', () => {
  const faulty = new ApiError('Wrong.', {
    status: 400,
    problems: [
      { path: 'body.rules.mapping[1].from[0].path', message: '".." is not an attribute path.', remedy: 'Write it like profile.email.' },
    ],
  });

  it('says how many would change, and shows who has a problem first', async () => {
    show();
    expect(await screen.findByText('The next sync would change 37 of 1,000 people')).toBeVisible();
    expect(screen.getByText(/2 people with a problem/)).toBeVisible();
    const [bela, anna] = screen.getAllByRole('listitem');
    expect(bela).toHaveTextContent(/Bela.*Two people would get this name/);
    expect(anna).toHaveTextContent(/Anna.*Mail address.*old@corp\.test→new@corp\.test/);
    expect(anna).toHaveTextContent(/Into groups.*jira-users/);
  });

  it('asks once the typing pauses, gives the question before up, and leaves out what is unfinished', async () => {
    let finish: (() => void) | null = null;
    const { edge, user } = show();
    await screen.findByText(/would change 37/);
    edge.answer = () =>
      new Promise((resolve) => {
        finish = () => resolve(makePreview({ people: { ...makePreview().people, affected: 1 } }));
      });
    await user.type(screen.getByLabelText('User name, source 1'), 'xyz');
    await waitFor(() => expect(edge.asked).toHaveLength(2));
    expect(screen.getByText('Computing…')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add attribute' }));
    await user.type(screen.getByLabelText('Mail address, source 1'), 'x');
    await waitFor(() => expect(edge.asked).toHaveLength(3));
    expect(edge.asked[1]?.signal?.aborted).toBe(true);
    expect(edge.asked[2]?.query.rules.mapping.map(({ to }) => to)).toEqual(['username', 'email']);
    expect(screen.getByText('1 unfinished entry is left out of the preview.')).toBeVisible();
    (finish as (() => void) | null)?.();
    expect(await screen.findByText('The next sync would change 1 of 1,000 people')).toBeVisible();
    expect(screen.queryByText('Computing…')).toBeNull();
  });

  it('finds a person', async () => {
    const { edge, user } = show();
    await user.type(await screen.findByLabelText('Find a person'), 'cleo');
    edge.answer = async () => makePreview({ page: { items: [makePreviewedPerson({ name: 'Cleo' })], total: 1, next: null } });
    expect(await screen.findByText('Cleo')).toBeVisible();
    expect(edge.asked.at(-1)?.query).toMatchObject({ search: 'cleo' });
  });

  it('says at the rule what is wrong with it, and keeps what was shown last', async () => {
    const { edge, user } = show();
    await screen.findByText(/would change 37/);
    edge.answer = () => Promise.reject(faulty);
    await user.type(screen.getByLabelText('Mail address, source 1'), '..');
    expect(await screen.findByText(/is not an attribute path/)).toBeVisible();
    expect(screen.getByLabelText('Mail address, source 1')).toBeInvalid();
    expect(screen.getByLabelText('User name, source 1')).toBeValid();
    expect(screen.getByText(/The preview waits/)).toBeVisible();
    expect(screen.getByText(/would change 37/)).toBeVisible();
  });

  it('asks again when the server is busy for a moment', async () => {
    let times = 0;
    show({
      answer: async () => {
        times += 1;
        if (times < 3) throw new ApiError('Too many.', { status: 429 });
        return makePreview();
      },
    });
    expect(await screen.findByText(/would change 37/, undefined, { timeout: 4_000 })).toBeVisible();
  });

  it('offers to read the people when nobody was read yet, and shows them once they are', async () => {
    let isRead = false;
    const { user } = show({
      answer: async () => {
        if (!isRead) throw new ApiError('Nothing is known.', { status: 404, field: 'path.connector' });
        return makePreview();
      },
    });
    expect(await screen.findByText('Nobody has been read yet')).toBeVisible();
    isRead = true;
    await user.click(screen.getByRole('button', { name: 'Read people now' }));
    expect(await screen.findByText(/would change 37/)).toBeVisible();
  });

  it('says what failed, and tries again', async () => {
    let isBroken = true;
    const { user } = show({
      answer: async () => {
        if (isBroken) throw new ApiError('The store is away.', { status: 503, id: 'e1' });
        return makePreview();
      },
    });
    expect(await screen.findByText(/The store is away/)).toBeVisible();
    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/would change 37/)).toBeVisible();
  });
});
