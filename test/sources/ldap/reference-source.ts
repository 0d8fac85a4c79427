/** A real slapd at the end of a slow line. */
import { Client } from 'ldapts';
import { referenceCompany } from '../company/reference-company';
import type { ReferenceSource } from '../reference-source';
import { forkSlowLink } from '../slow-link-process';
import { companyEntries, GROUPS_DN, PEOPLE_DN } from './company-entries';
import { slapdValues } from './connector-rig';
import { startSlapd } from './slapd';

const pageSize = 1_000;

/**
 * Signing in and the root entry, 10 pages of people and one of groups with their members, and two searches that prove that
 * nobody was hidden. One after the other: servers keep one place in one list a connection.
 */
export const referenceSource: ReferenceSource = {
  calls: 2 + 10 + 1 + 2,
  chain: 2 + 10 + 1 + 2,
  seconds: 0.6,
  async start(latencyMs) {
    const slapd = await startSlapd({ entries: companyEntries(referenceCompany()) });
    const link = await forkSlowLink(slapd.port, latencyMs);
    const url = `ldap://127.0.0.1:${link.port}`;
    return {
      values: slapdValues({ url, reader: slapd.reader }),
      near: slapdValues(slapd),
      callsSince: () => link.takeCount(),
      bareRead: () => readBare(url, slapd.reader),
      async close() {
        await link.close();
        await slapd.stop();
      },
    };
  },
};

/** Both lists with every attribute, by a plain client that looks at nothing. */
async function readBare(url: string, reader: { readonly dn: string; readonly password: string }): Promise<number> {
  const client = new Client({ url });
  const began = performance.now();
  await client.bind(reader.dn, reader.password);
  for (const [base, filter] of [
    [PEOPLE_DN, '(objectClass=inetOrgPerson)'],
    [GROUPS_DN, '(objectClass=groupOfNames)'],
  ] as const) {
    for await (const _ of client.searchPaginated(base, { filter, attributes: ['*', '+'], paged: { pageSize } }));
  }
  const seconds = (performance.now() - began) / 1_000;
  await client.unbind();
  return seconds;
}
