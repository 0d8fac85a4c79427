/**
 * Departments, cities, managers, states: most attributes have few values, and every record a source sends brings its own copy
 * of them. Kept once, a hundred thousand people need a quarter less memory.
 */
import type { Attributes, Json } from '../json';
import type { SourceUser } from '../records';

/** After so many different values it is time to see whether they repeat. */
const FIRST_LOOK = 500;
/** Longer texts are descriptions: looking them up costs more than it saves. */
const LONGEST = 100;

export interface RepeatedValues {
  /** The same record, with texts met before in the same attribute as the same strings. The one given stays as it is. */
  share(record: SourceUser): SourceUser;
}

export function createRepeatedValues(): RepeatedValues {
  const top = createLevel();
  return {
    share: (record) => ({ ...record, status: top.text('', record.status), attributes: top.attributes(record.attributes) }),
  };
}

/** The attributes of one object; objects in it are levels of their own. */
interface Level {
  text(name: string, value: string): string;
  attributes(values: Attributes): Attributes;
}

function createLevel(): Level {
  const known = new Map<string, ValuesOfOne>();
  const below = new Map<string, Level>();

  function text(name: string, value: string): string {
    let values = known.get(name);
    if (!values) {
      values = new ValuesOfOne();
      known.set(name, values);
    }
    return values.share(value);
  }

  function levelBelow(name: string): Level {
    let level = below.get(name);
    if (!level) {
      level = createLevel();
      below.set(name, level);
    }
    return level;
  }

  function shared(name: string, value: Json): Json {
    if (typeof value === 'string') return text(name, value);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return levelBelow(name).attributes(value as Attributes);
    return value;
  }

  return {
    text,
    attributes(values) {
      const copy: Record<string, Json> = { ...values };
      for (const name in copy) {
        const value = copy[name];
        // Assigning to this one name would set a prototype instead.
        if (value === undefined || name === '__proto__') continue;
        const same = shared(name, value);
        if (same !== value || typeof value === 'string') copy[name] = same;
      }
      return copy;
    },
  };
}

/** Values of one attribute, as long as they repeat. */
class ValuesOfOne {
  #values: Map<string, string> | null = new Map();
  #repeated = 0;
  #nextLook = FIRST_LOOK;

  share(value: string): string {
    if (this.#values === null || value.length > LONGEST) return value;
    const known = this.#values.get(value);
    if (known !== undefined) {
      this.#repeated += 1;
      return known;
    }
    this.#values.set(value, value);
    if (this.#values.size >= this.#nextLook) this.#look(this.#values.size);
    return value;
  }

  /** Names, addresses and ids hardly ever repeat: their list would only cost. */
  #look(size: number): void {
    if (this.#repeated < size) this.#values = null;
    this.#nextLook = size * 2;
  }
}
