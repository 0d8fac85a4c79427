/** What no client of a domain can do, done to its database by Samba's own Python library. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const OPEN = `
import sys, uuid, ldb
from samba.samdb import SamDB
from samba.auth import system_session
from samba.param import LoadParm
from samba.ndr import ndr_pack, ndr_unpack
from samba.dcerpc import misc, security
db = SamDB(url=sys.argv[1], session_info=system_session(), lp=LoadParm())
def replace(dn, name, value):
    message = ldb.Message(dn)
    message[name] = ldb.MessageElement(value, ldb.FLAG_MOD_REPLACE, name)
    db.modify(message, controls=['show_deleted:1'])
`;

const NEW_INVOCATION = `
replace(ldb.Dn(db, db.get_dsServiceName()), 'invocationId', ndr_pack(misc.GUID(str(uuid.uuid4()))))
`;

const GRANT = `
dn = ldb.Dn(db, sys.argv[2])
found = db.search(base=dn, scope=ldb.SCOPE_BASE, attrs=['nTSecurityDescriptor'], controls=['show_deleted:1'])
descriptor = ndr_unpack(security.descriptor, found[0]['nTSecurityDescriptor'][0])
added = security.descriptor.from_sddl('D:' + sys.argv[3], security.dom_sid(db.get_domain_sid()))
descriptor.dacl_add(added.dacl.aces[0])
replace(dn, 'nTSecurityDescriptor', ndr_pack(descriptor))
`;

/** The Python that Debian's packages are for, whatever else is on the path. */
const operate = (...words: readonly string[]) => promisify(execFile)('/usr/bin/python3', ['-c', ...words]);

/** Another invocation id, as after a restore from a backup. The server must not be running. */
export async function replaceInvocation(database: string): Promise<void> {
  await operate(OPEN + NEW_INVOCATION, database);
}

/** One more access rule for an entry, in SDDL: `(A;CI;LCRP;;;AU)`. */
export async function grantAccess(database: string, dn: string, rule: string): Promise<void> {
  await operate(OPEN + GRANT, database, dn, rule);
}
