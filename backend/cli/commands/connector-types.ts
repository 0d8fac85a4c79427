import { connectorTypes } from '../../runs';
import type { CommandContext } from '../context';
import { EXIT } from '../exit-codes';

/** What can be connected, with the fields each type needs. */
export async function listConnectorTypes({ output }: CommandContext): Promise<number> {
  const specs = [...connectorTypes.values()].map(({ spec }) => spec);
  output.result({ types: specs });
  for (const spec of specs) {
    output.say(`${spec.type}  ${spec.label}: ${spec.summary}`);
    for (const field of spec.fields)
      output.say(`    ${field.key}${field.required ? ' (required)' : ''}${field.kind === 'secret' ? ' (secret)' : ''}: ${field.help}`);
  }
  return EXIT.done;
}
