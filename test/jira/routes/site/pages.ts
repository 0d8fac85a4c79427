import type { Call } from '../../http/call';
import { escapeXml, type Reply, xml } from '../../http/reply';

/** The page people land on. It says what this is; the meta tag is how pages of Jira name the signed-in person. */
export function showHome(call: Call): Reply {
  const { site, caller } = call;
  const name = escapeXml(caller?.name ?? '');
  const signIn = caller
    ? `<p>Signed in as ${escapeXml(caller.displayName)} (${name}).</p>`
    : `<p><a href="${site.contextPath}/login.jsp">Log in</a></p>`;
  const pages = site.plugins.all.flatMap((plugin) => plugin.pages.map(({ action }) => `/secure/admin/${action.alias}.jspa`));
  const links = pages.map((path) => `<p><a href="${site.contextPath}${path}">${path}</a></p>`).join('');
  return {
    status: 200,
    text: `<!DOCTYPE html>
<html lang="en"><head><title>Stand-in Jira</title><link rel="icon" href="data:,"><meta name="application-name" content="JIRA" data-version="${site.profile.version}">
<meta name="ajs-remote-user" content="${name}"></head>
<body id="jira"><h1>Stand-in Jira ${site.profile.version}</h1>
<p>${site.state.users.size} people, ${site.state.groups.size} groups, ${site.state.groups.memberships} memberships. This is no Jira: it
imitates the interfaces of one for tests and for trying out.</p>${signIn}${links}</body></html>`,
  };
}

/**
 * `/rest/crowd/latest/directory`: undocumented list of the user directories, XML unless JSON is asked for. UNCONFIRMED: the shape for
 * Jira, whose key is said to be `directories` where others have `directory`.
 */
export function listDirectories(call: Call): Reply {
  const { state, baseUrl } = call.site;
  const href = (id: number): string => `${baseUrl}/rest/crowd/latest/directory/${id}`;
  if (/json/i.test(call.headers.accept ?? '')) {
    const directories = state.directories.map(({ id, name }) => ({ name, link: [{ href: href(id), rel: 'self' }] }));
    return { status: 200, json: { directories } };
  }
  const items = state.directories.map(
    ({ id, name }) => `<directory><link href="${href(id)}" rel="self"/><name>${escapeXml(name)}</name></directory>`,
  );
  return xml(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><directories>${items.join('')}</directories>`);
}

/** The installed licence, as the administration pages read it. */
export function readLicense(call: Call): Reply {
  const role = call.site.state.roles.find('jira-software');
  return {
    status: 200,
    json: {
      valid: true,
      evaluation: false,
      maximumNumberOfUsers: role?.seats ?? -1,
      licenseType: 'COMMERCIAL',
      organizationName: 'Stand-in',
      dataCenter: true,
      subscription: false,
      active: true,
    },
  };
}
