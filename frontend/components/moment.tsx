const form = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A time of the reader's own place, or a dash when there is none. */
export function Moment({ at }: { readonly at: string | null }) {
  if (at === null) return <span>–</span>;
  return <time dateTime={at}>{form.format(new Date(at))}</time>;
}
