import type { FunctionCall } from '../../api/shapes';

type FunctionName = FunctionCall['function'];

/** The arguments each function takes, in the order they are read. */
export const functionArguments: Readonly<
  Record<FunctionName, readonly ('search' | 'with' | 'pattern' | 'template' | 'separator' | 'value')[]>
> = {
  lower: [],
  upper: [],
  trim: [],
  replace: ['search', 'with'],
  regex: ['pattern', 'template'],
  split: ['separator'],
  join: ['separator'],
  'first-of': [],
  'strip-domain': [],
  default: ['value'],
};

export const functionNames = Object.keys(functionArguments) as readonly FunctionName[];

export function newCall(name: FunctionName): FunctionCall {
  switch (name) {
    case 'replace':
      return { function: name, search: '', with: '' };
    case 'regex':
      return { function: name, pattern: '' };
    case 'split':
    case 'join':
      return { function: name, separator: ',' };
    case 'default':
      return { function: name, value: '' };
    default:
      return { function: name };
  }
}
