/** So many requests in flight and no more. */
export class Lanes {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #patient: (() => void)[] = [];

  constructor(lanes: number) {
    this.#free = lanes;
  }

  /**
   * Runs `work` as soon as a lane is free. Patient work goes after whatever else is waiting: it is one of many whose order
   * does not matter, while a list has to wait for each of its pages.
   */
  async run<T>(work: () => Promise<T>, patient: boolean): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => (patient ? this.#patient : this.#waiting).push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift() ?? this.#patient.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
