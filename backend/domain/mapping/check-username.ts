/**
 * What Jira takes as a user name, display name, mail address and group name. Jira's own form says "The username must not contain
 * '<', '>' or '&'"; its user management takes no name with spaces around it; names and addresses are stored in columns of 255.
 * We refuse more than that where a name would deceive a reader: control characters, and characters that change the direction
 * of the text or show nothing. Jira's rules are narrower than Confluence's, which also refuses `\ , + ' "` and capitals.
 */
const LONGEST = 255;
/** Control characters, line and paragraph separators, lone halves of surrogate pairs. */
const CONTROL = /[\p{Cc}\u2028\u2029\p{Cs}]/u;
/** Marks and overrides of direction, zero-width characters, the soft hyphen, the byte order mark. */
const INVISIBLE = /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/u;

/** Each answers null when Jira accepts the value, or one sentence that says why not (without the value itself). */
export function checkUsername(name: string): string | null {
  const wrong = checkName(name, 'user name');
  if (wrong) return wrong;
  if (/[<>&]/.test(name)) return "The user name contains '<', '>' or '&', which Jira does not accept.";
  return null;
}

/** Jira documents no characters it refuses here, and directories bring names like `R&D`; so only the general rules hold. */
export function checkGroupName(name: string): string | null {
  return checkName(name, 'group name');
}

export function checkDisplayName(name: string): string | null {
  if (name.trim() === '') return 'The display name is empty.';
  if (name.length > LONGEST) return `The display name has more than ${LONGEST} characters.`;
  if (CONTROL.test(name)) return 'The display name contains control characters.';
  return null;
}

export function checkEmail(email: string): string | null {
  if (email === '') return 'The mail address is empty.';
  if (email.length > LONGEST) return `The mail address has more than ${LONGEST} characters.`;
  if (CONTROL.test(email) || INVISIBLE.test(email) || /\s/u.test(email)) return 'The mail address contains spaces or control characters.';
  if (/[<>",;:\\()[\]]/.test(email)) return 'The mail address contains characters that are not part of a plain address.';
  const at = email.indexOf('@');
  if (at <= 0 || at !== email.lastIndexOf('@') || at === email.length - 1) return 'The mail address is not of the form name@domain.';
  return null;
}

function checkName(name: string, what: string): string | null {
  if (name.trim() === '') return `The ${what} is empty.`;
  if (name !== name.trim()) return `The ${what} begins or ends with a space.`;
  if (name.length > LONGEST) return `The ${what} has more than ${LONGEST} characters.`;
  if (CONTROL.test(name)) return `The ${what} contains control characters.`;
  if (INVISIBLE.test(name)) return `The ${what} contains invisible characters or characters that turn the direction of the text.`;
  return null;
}
