import { useWords } from '../messages/words';

/** A time in the reader's own way and time zone, or a dash when there is none. */
export function Moment({ at }: { readonly at: string | null }) {
  const { moment } = useWords();
  if (at === null) return <span>–</span>;
  return <time dateTime={at}>{moment(at)}</time>;
}
