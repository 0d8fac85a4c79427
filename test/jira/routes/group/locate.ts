import type { Call } from '../../http/call';
import { refuse } from '../../http/reply';
import type { GroupRecord } from '../../model/records';

/** The group of `?groupname=`: 400 when none is named, 404 when there is none. */
export function locateGroup(call: Call, forRead = false): GroupRecord {
  const name = call.text('groupname');
  if (name === null) throw refuse(400, 'The group name must not be empty.');
  const { groups } = call.site.state;
  const group = groups.find(name);
  if (!group || (forRead && call.site.lag.hides(group))) throw refuse(404, `The group named '${name}' does not exist`);
  return group;
}
