/** Where Debian puts libraries, for the processors it is usually run on. */
const libraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((machine) => `/usr/lib/${machine}/samba`);
const domain = 'the LDAP connector is tested on a real domain controller of Active Directory';

/** The Debian packages that the tests need. One is there when any of its programs is. With `rootOnly` only root can use them. */
export const debianPackages = [
  { name: 'slapd', programs: ['/usr/sbin/slapd'], for: 'the LDAP connector is tested on a real directory server' },
  { name: 'ldap-utils', programs: ['/usr/bin/ldapsearch'], for: 'filling that directory server' },
  { name: 'samba', programs: ['/usr/sbin/samba'], for: domain, rootOnly: true },
  { name: 'samba-ad-provision', programs: ['/usr/share/samba/setup/provision.ldif'], for: domain, rootOnly: true },
  { name: 'samba-dsdb-modules', programs: libraries.map((place) => `${place}/ldb/samldb.so`), for: domain, rootOnly: true },
  { name: 'samba-vfs-modules', programs: libraries.map((place) => `${place}/vfs/acl_xattr.so`), for: domain, rootOnly: true },
  { name: 'nginx', programs: ['/usr/sbin/nginx'], for: 'the files of the guide on reverse proxies are tested in it' },
  { name: 'openssl', programs: ['/usr/bin/openssl'], for: 'certificates of the test servers' },
  {
    name: 'chromium',
    programs: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
    for: 'the tests in a real browser',
  },
];
