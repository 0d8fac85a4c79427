/** Requests a stand-in has answered, by place. */

export class CallCounts<Place extends string> {
  readonly #places: readonly Place[];
  #counts: Record<Place, number>;

  constructor(places: readonly Place[]) {
    this.#places = places;
    this.#counts = zero(places);
  }

  note(place: Place): void {
    this.#counts[place] += 1;
  }

  get byPlace(): Readonly<Record<Place, number>> {
    return this.#counts;
  }

  get total(): number {
    return this.#places.reduce((sum, place) => sum + this.#counts[place], 0);
  }

  reset(): void {
    this.#counts = zero(this.#places);
  }
}

function zero<Place extends string>(places: readonly Place[]): Record<Place, number> {
  return Object.fromEntries(places.map((place) => [place, 0])) as Record<Place, number>;
}
