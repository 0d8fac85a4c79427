/**
 * Where Rollcall is when it is not on Jira's own host. Jira keeps the address for all its administrators, as a property of its oldest
 * issue type: everybody who is signed in may read it, and administrators only may write it.
 */
import axios from 'axios';

const KEY = 'org.rollcall.address';
/** What the page of the plugin has behind Jira's context path. */
const OWN_PATH = /\/rollcall\/api\/v1$/;

const http = axios.create({
  withCredentials: true,
  timeout: 15_000,
  headers: { Accept: 'application/json', 'X-Atlassian-Token': 'no-check' },
});

/** The address of the API at that place; null when nobody has said it, or when this is not a page of Jira. */
export async function readElsewhere(ownBaseUrl: string): Promise<string | null> {
  try {
    const { data } = await http.get<{ readonly value?: { readonly panelUrl?: unknown } }>(await propertyUrl(ownBaseUrl));
    return typeof data.value?.panelUrl === 'string' && isPanelUrl(data.value.panelUrl) ? data.value.panelUrl : null;
  } catch {
    return null;
  }
}

/** Throws when the person is no administrator of Jira, or Jira does not answer. */
export async function saveElsewhere(ownBaseUrl: string, panelUrl: string): Promise<void> {
  await http.put(await propertyUrl(ownBaseUrl), { panelUrl });
}

/** An address that a session may be fetched from: encrypted, or on this machine. */
export function isPanelUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname));
}

/** `https://rollcall.corp.example/rollcall` → where its API is. */
export const apiOf = (panelUrl: string) => `${panelUrl.replace(/\/+$/, '')}/api/v1`;

async function propertyUrl(ownBaseUrl: string): Promise<string> {
  const api = `${ownBaseUrl.replace(OWN_PATH, '')}/rest/api/2/issuetype`;
  const { data } = await http.get<readonly { readonly id: string }[]>(api);
  const [oldest] = data.map(({ id }) => Number(id)).sort((a, b) => a - b);
  if (oldest === undefined) throw new Error('Jira has no issue type');
  return `${api}/${oldest}/properties/${KEY}`;
}
