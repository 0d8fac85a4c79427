/** The Debian packages that the tests need. One is there when any of its programs is. */
export const debianPackages = [
  { name: 'slapd', programs: ['/usr/sbin/slapd'], for: 'the LDAP connector is tested on a real directory server' },
  { name: 'ldap-utils', programs: ['/usr/bin/ldapsearch'], for: 'filling that directory server' },
  { name: 'openssl', programs: ['/usr/bin/openssl'], for: 'certificates of the test servers' },
  {
    name: 'chromium',
    programs: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
    for: 'the tests in a real browser',
  },
];
