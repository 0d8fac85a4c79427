/**
 * Which renames can be done. A name somebody still has is free only when that person is renamed away in the same plan,
 * so renames form chains; a swap or a longer ring has no beginning and needs a person.
 */
import type { SourceId } from '../records';

export interface RenameWish {
  readonly sourceId: SourceId;
  /** Folded new user name. */
  readonly to: string;
}

/** Who has a user name now: nobody, an account that stays as it is, or a person who may wish to be renamed. */
export type Holder = 'nobody' | 'somebody' | { readonly sourceId: SourceId };

export type RenameVerdict = 'granted' | 'taken' | 'cycle';

/** @param wishes at most one for a person, and no two for one name. */
export function resolveRenames(
  wishes: readonly RenameWish[],
  holderOf: (foldedName: string) => Holder,
): ReadonlyMap<SourceId, RenameVerdict> {
  const byPerson = new Map(wishes.map((wish) => [wish.sourceId, wish]));
  const verdicts = new Map<SourceId, RenameVerdict>();
  for (const start of wishes) {
    const path: SourceId[] = [];
    const places = new Map<SourceId, number>();
    let wish: RenameWish | undefined = start;
    let verdict: RenameVerdict | undefined;
    while (verdict === undefined) {
      const known: RenameVerdict | undefined = wish ? verdicts.get(wish.sourceId) : 'taken';
      if (wish === undefined || known !== undefined) {
        // Behind a ring everybody waits for a name that does not become free.
        verdict = known === 'granted' ? 'granted' : 'taken';
        break;
      }
      const place = places.get(wish.sourceId);
      if (place !== undefined) {
        for (const sourceId of path.splice(place)) verdicts.set(sourceId, 'cycle');
        verdict = 'taken';
        break;
      }
      places.set(wish.sourceId, path.length);
      path.push(wish.sourceId);
      const holder = holderOf(wish.to);
      if (holder === 'nobody') verdict = 'granted';
      else if (holder === 'somebody') verdict = 'taken';
      else wish = byPerson.get(holder.sourceId);
    }
    for (const sourceId of path) verdicts.set(sourceId, verdict);
  }
  return verdicts;
}
