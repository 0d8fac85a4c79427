/** The configuration file of a throw-away slapd (slapd.conf(5)). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificates } from './certificates';
import { BASE_DN } from './company-entries';

export const ADMIN_DN = `cn=admin,${BASE_DN}`;
export const READER_DN = `cn=reader,${BASE_DN}`;

export interface SlapdConf {
  readonly directory: string;
  readonly adminPassword: string;
  /** Lines like `access to attrs=mail by * none`, looked at before the rule that lets the reader read everything. */
  readonly acl: readonly string[];
  /** What `limits dn.exact=<reader>` says; null leaves slapd's own default of 500. */
  readonly limits: string | null;
  readonly overlays: readonly string[];
  readonly certificates: Certificates | null;
  /** Whether the reader may look at the server's own state, its clock among it. */
  readonly monitor: boolean;
}

const SCHEMA_PLACES = ['/etc/ldap/schema', '/etc/openldap/schema', '/usr/local/etc/openldap/schema'];
const MODULE_PLACES = ['/usr/lib/ldap', '/usr/lib/openldap', '/usr/lib64/openldap', '/usr/libexec/openldap'];

export function writeSlapdConf(conf: SlapdConf): string {
  const schema = SCHEMA_PLACES.find((place) => existsSync(join(place, 'core.schema')));
  if (schema === undefined) throw new Error('The LDAP tests need the schema files of OpenLDAP: apt-get install slapd');
  const modules = MODULE_PLACES.find((place) => existsSync(join(place, 'back_mdb.so')) || existsSync(join(place, 'back_mdb.la')));
  const { certificates } = conf;
  return [
    ...['core', 'cosine', 'inetorgperson', 'nis'].map((name) => `include ${schema}/${name}.schema`),
    ...(modules
      ? [
          `modulepath ${modules}`,
          'moduleload back_mdb',
          ...(conf.monitor ? ['moduleload back_monitor'] : []),
          ...conf.overlays.map((name) => `moduleload ${name}`),
        ]
      : []),
    ...(certificates
      ? [
          `TLSCACertificateFile ${certificates.caFile}`,
          `TLSCertificateFile ${certificates.certificateFile}`,
          `TLSCertificateKeyFile ${certificates.keyFile}`,
        ]
      : []),
    `pidfile ${conf.directory}/slapd.pid`,
    `argsfile ${conf.directory}/slapd.args`,
    'threads 4',
    'database mdb',
    `suffix "${BASE_DN}"`,
    `rootdn "${ADMIN_DN}"`,
    `rootpw ${conf.adminPassword}`,
    `directory ${conf.directory}/db`,
    'maxsize 2147483648',
    'dbnosync',
    'index objectClass,uid,cn,member,entryUUID eq',
    ...(conf.limits === null ? [] : [`limits dn.exact="${READER_DN}" ${conf.limits}`]),
    'access to attrs=userPassword by anonymous auth by * none',
    ...conf.acl,
    `access to * by dn.exact="${READER_DN}" read by anonymous auth by * none`,
    ...conf.overlays.map((name) => `overlay ${name}`),
    ...(conf.monitor ? ['database monitor', `access to * by dn.exact="${READER_DN}" read by * none`] : []),
    '',
  ].join('\n');
}
