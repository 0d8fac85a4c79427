import { redacted } from './redact';

/** Remembers the plain secrets in use and takes them out of any text, however they got into it. */
export interface SecretMask {
  add(plain: string): void;
  mask(text: string): string;
}

/** Shorter ones would turn ordinary words of a log into noise. */
const shortest = 6;

export function createSecretMask(): SecretMask {
  let known: readonly string[] = [];
  return {
    add(plain) {
      // A lone half of a surrogate pair cannot be encoded for a URL, hence the well-formed text there.
      const forms = [
        plain,
        JSON.stringify(plain).slice(1, -1),
        encodeURIComponent(plain.toWellFormed()),
        Buffer.from(plain).toString('base64'),
      ];
      const fresh = forms.filter((form) => form.length >= shortest && !known.includes(form));
      if (plain.length < shortest || fresh.length === 0) return;
      known = [...known, ...new Set(fresh)].sort((one, other) => other.length - one.length);
    },
    mask: (text) => known.reduce((before, secret) => before.replaceAll(secret, redacted), text),
  };
}
