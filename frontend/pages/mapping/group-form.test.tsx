import { screen, waitFor } from '@testing-library/react';
import { makeConnectorDetail } from '../../../test/frontend/connector-detail';
import { showMappingForm as show } from '../../../test/frontend/mapping-edge';

jest.setTimeout(30_000);

const save = () => screen.getByRole('button', { name: 'Save' });

describe('the groups', () => {
  it('are typed one a line, renamed by rules in order, and saved with the rest left as it is', async () => {
    const { edge, user } = show();
    await user.type(screen.getByLabelText('Bring these groups to Jira'), 'eng-*{Enter}/^ops/{Enter}');
    expect(screen.getByLabelText('Bring these groups to Jira')).toHaveValue('eng-*\n/^ops/\n');
    await user.click(screen.getByRole('button', { name: 'Add rename' }));
    expect(screen.getByLabelText('Rename 1: regular expression')).toHaveFocus();
    await user.keyboard('^a');
    await user.type(screen.getByLabelText('Rename 1: becomes'), 'b');
    await user.click(screen.getByRole('button', { name: 'Add rename' }));
    await user.type(screen.getByLabelText('Rename 2: regular expression'), '^c');
    await user.type(screen.getByLabelText('Rename 2: becomes'), 'd');
    await user.click(screen.getByRole('button', { name: 'Move rename 2 up' }));
    await user.type(screen.getByLabelText('Put before every name'), 'x-');
    await user.type(screen.getByLabelText('Jira groups for everybody in scope'), 'jira-users');
    await user.selectOptions(screen.getByLabelText('Memberships made by hand in these groups'), 'keep');
    await user.click(screen.getByRole('checkbox', { name: 'Write names in lower case' }));
    await user.click(save());
    const { mapping, groups } = edge.sent[0]?.saved.configuration.rules ?? {};
    expect(mapping).toEqual(makeConnectorDetail().configuration.rules.mapping);
    expect(groups).toMatchObject({
      include: ['eng-*', { regex: '^ops' }],
      rename: [
        { pattern: '^c', to: 'd' },
        { pattern: '^a', to: 'b' },
      ],
      prefix: 'x-',
      lowerCase: true,
      alwaysAssigned: ['jira-users'],
      handMade: 'keep',
    });
  });

  it('show what becomes of a name, and with whom it collides', async () => {
    const { edge, user } = show();
    edge.triedName = {
      name: 'design',
      isKnown: true,
      result: 'conflict',
      target: 'eng',
      renamed: true,
      why: 'long',
      sharedWith: ['engineering'],
    };
    await user.type(screen.getByLabelText('Name of a group at the source'), 'design');
    expect(await screen.findByText(/"design" collides as "eng"/)).toBeVisible();
    expect(screen.getByText(/Collides with: "engineering"/)).toBeVisible();
    expect(edge.tried.at(-1)).toMatchObject({ name: 'design' });
    await user.keyboard('{Enter}');
    expect(edge.sent).toEqual([]);
    await user.selectOptions(screen.getByLabelText('Show'), 'conflict');
    await waitFor(() => expect(edge.tried.at(-1)).toMatchObject({ result: 'conflict' }));
  });
});
