/** Each answers null when Jira accepts the value, or one sentence that says why not (without the value itself). */
export function checkUsername(_name: string): string | null {
  throw new Error('not built yet');
}

export function checkDisplayName(_name: string): string | null {
  throw new Error('not built yet');
}

export function checkEmail(_email: string): string | null {
  throw new Error('not built yet');
}

export function checkGroupName(_name: string): string | null {
  throw new Error('not built yet');
}
