/** What a read still has to ask for, as far as it knows, held against what OneLogin leaves in this hour. */
import type { OneLoginClient } from './client';

export class CallsAhead {
  readonly #client: Pick<OneLoginClient, 'budget' | 'now'>;
  #userPages = 0;
  #rolePages = 0;
  #memberPages = 0;

  constructor(client: Pick<OneLoginClient, 'budget' | 'now'>) {
    this.#client = client;
  }

  /** Pages of the list of users still to come. Throws `source-rate-limited` when the read does not fit into the hour. */
  expectUserPages(pages: number | null): void {
    this.#userPages = pages ?? 0;
    this.#check();
  }

  /** Pages of the list of roles still to come, and how many roles of this page need their members read. Throws as well. */
  expectRolePages(pages: number | null, wantedRoles: number): void {
    this.#rolePages = pages ?? 0;
    this.#memberPages += wantedRoles;
    this.#check();
  }

  /** The members of one role are asked for now. Throws as well. */
  startMembers(): void {
    this.#check();
    this.#memberPages -= 1;
  }

  #check(): void {
    this.#client.budget.expect(this.#userPages + this.#rolePages + this.#memberPages, this.#client.now());
  }
}
