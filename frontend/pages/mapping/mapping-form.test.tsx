import { screen, waitFor, within } from '@testing-library/react';
import { makeConnectorDetail } from '../../../test/frontend/connector-detail';
import { showMappingForm as show } from '../../../test/frontend/mapping-edge';

jest.setTimeout(30_000);

const targets = () => screen.getAllByLabelText(/^Jira attribute: /).map((choice) => (choice as HTMLSelectElement).value);
const save = () => screen.getByRole('button', { name: 'Save' });

describe('the mapping form', () => {
  it('adds, moves and removes attributes, and sends only when something changed', async () => {
    const { edge, user } = show();
    expect(save()).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Add attribute' }));
    await user.type(screen.getByLabelText('Name of the property'), 'department');
    await user.type(screen.getByLabelText('department, source 1'), 'profile.department');
    await user.click(screen.getByRole('button', { name: 'Move department up' }));
    await user.click(screen.getByRole('button', { name: 'Remove Mail address' }));
    expect(targets()).toEqual(['username', 'property:']);
    await user.click(save());
    expect(edge.sent[0]?.saved.configuration.rules.mapping).toEqual([
      { to: 'username', from: [{ kind: 'attribute', path: 'profile.login' }], whenNothing: 'drop-user' },
      { to: 'property:department', from: [{ kind: 'attribute', path: 'profile.department' }], whenNothing: 'skip' },
    ]);
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('builds chains of functions with their arguments, and takes them away again', async () => {
    const { edge, user } = show();
    await user.click(screen.getByRole('button', { name: 'Add function: User name, source 1' }));
    await user.selectOptions(screen.getByLabelText('User name, source 1, function 1'), 'replace');
    await user.type(screen.getByLabelText('User name, source 1, function 1: Search for'), ' ');
    await user.type(screen.getByLabelText('User name, source 1, function 1: Replace by'), '.');
    await user.click(save());
    const [first] = edge.sent[0]?.saved.configuration.rules.mapping[0]?.from ?? [];
    expect(first).toEqual({ kind: 'attribute', path: 'profile.login', functions: [{ function: 'replace', search: ' ', with: '.' }] });
    await user.click(await screen.findByRole('button', { name: 'Remove User name, source 1, function 1' }));
    await user.click(save());
    expect(edge.sent[1]?.saved.configuration.rules.mapping[0]?.from[0]).toEqual({ kind: 'attribute', path: 'profile.login' });
  });

  it('turns an attribute into a template of it', async () => {
    const { user } = show();
    await user.selectOptions(screen.getByLabelText('Kind of User name, source 1'), 'template');
    expect(screen.getByLabelText('User name, source 1')).toHaveValue('${profile.login}');
  });

  it('loses nothing when somebody else saved, and saves over it only when told to, keeping what they changed elsewhere', async () => {
    const detail = makeConnectorDetail();
    const { edge, user } = show({ detail });
    await user.clear(screen.getByLabelText('User name, source 1'));
    await user.type(screen.getByLabelText('User name, source 1'), 'mine');
    edge.stored = { ...detail, version: 8, configuration: { ...detail.configuration, name: 'Renamed by them' } };
    await user.click(save());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Somebody else saved this meanwhile');
    expect(screen.getByLabelText('User name, source 1')).toHaveValue('mine');
    await user.click(within(alert).getByRole('button', { name: 'Save mine over it' }));
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
    expect(edge.stored.configuration.name).toBe('Renamed by them');
    expect(edge.stored.configuration.rules.mapping[0]?.from[0]).toEqual({ kind: 'attribute', path: 'mine' });
  });

  it('keeps what they changed in the groups when only the attributes were changed here', async () => {
    const detail = makeConnectorDetail();
    const { edge, user } = show({ detail });
    await user.click(screen.getByRole('button', { name: 'Remove Mail address' }));
    const { rules } = detail.configuration;
    const theirs = { ...detail.configuration, rules: { ...rules, groups: { ...rules.groups, include: ['theirs'] } } };
    edge.stored = { ...detail, version: 8, configuration: theirs };
    await user.click(save());
    await user.click(await screen.findByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(edge.stored.configuration.rules.mapping).toHaveLength(1));
    expect(edge.stored.configuration.rules.groups.include).toEqual(['theirs']);
    expect(screen.getByLabelText('Bring these groups to Jira')).toHaveValue('theirs');
  });

  it('moves rows by keyboard, keeps the focus on the button and says where the row went', async () => {
    const { user } = show();
    screen.getByRole('button', { name: 'Move Mail address up' }).focus();
    await user.keyboard('{Enter}');
    expect(targets()).toEqual(['email', 'username']);
    // It is the first now and cannot go further up: the way back has the focus.
    expect(screen.getByRole('button', { name: 'Move Mail address down' })).toHaveFocus();
    expect(screen.getByText('Mail address is now number 1 of 2.')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(targets()).toEqual(['username', 'email']);
    await user.click(screen.getByRole('button', { name: 'Remove Mail address' }));
    expect(screen.getByRole('button', { name: 'Remove User name' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Add attribute' }));
    expect(screen.getByLabelText('Jira attribute: User property')).toHaveFocus();
  });

  it('tries fallbacks in an order that can be changed', async () => {
    const { edge, user } = show();
    await user.click(screen.getByRole('button', { name: 'Add fallback: User name' }));
    expect(screen.getByLabelText('User name, source 2')).toHaveFocus();
    await user.keyboard('profile.mail');
    await user.click(screen.getByRole('button', { name: 'Move User name, source 2 up' }));
    await user.click(save());
    expect(edge.sent[0]?.saved.configuration.rules.mapping[0]?.from).toEqual([
      { kind: 'attribute', path: 'profile.mail' },
      { kind: 'attribute', path: 'profile.login' },
    ]);
  });

  it('puts the recommended mapping into the form after a question, and saves nothing by itself', async () => {
    const { edge, user } = show();
    await user.click(screen.getByRole('button', { name: 'Reset to the recommended mapping for Okta' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    expect(targets()).toEqual(['username', 'email']);
    await user.click(screen.getByRole('button', { name: 'Reset to the recommended mapping for Okta' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Reset' }));
    expect(targets()).toEqual(['username']);
    expect(edge.sent).toEqual([]);
  });

  it('suggests what people have, what the source says it has and what its type recommends', async () => {
    show();
    const list = screen.getByLabelText('User name, source 1').getAttribute('list') ?? '';
    await waitFor(() => expect(document.getElementById(list)?.children).toHaveLength(3));
    const options = [...(document.getElementById(list)?.children ?? [])] as HTMLOptionElement[];
    expect(options.map(({ value, label }) => [value, label])).toEqual([
      ['profile.city', '50% of people'],
      ['profile.mail', 'Mail'],
      ['best', ''],
    ]);
  });

  it('shows the rules to who may only look, without a way to change them', async () => {
    const { edge } = show({ role: 'read-only' });
    expect(screen.getByLabelText('User name, source 1')).toBeDisabled();
    expect(screen.getByLabelText('Jira attribute: User name')).toBeDisabled();
    expect(screen.getByLabelText('Bring these groups to Jira')).toBeDisabled();
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.getByText(/You may look at these rules/)).toBeVisible();
    expect(edge.asked).toEqual([]);
  });
});
