/** Where each of Microsoft's clouds signs applications in and answers Graph. Source: Graph docs, "National cloud deployments". */

export interface Cloud {
  /** Origin that gives tokens. */
  readonly authority: string;
  /** Origin of Graph. */
  readonly graph: string;
}

export const clouds = {
  global: { authority: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  usgov: { authority: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  dod: { authority: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: { authority: 'https://login.partner.microsoftonline.cn', graph: 'https://microsoftgraph.chinacloudapi.cn' },
} as const satisfies Readonly<Record<string, Cloud>>;

export type CloudName = keyof typeof clouds;

export function isCloudName(name: string): name is CloudName {
  return Object.hasOwn(clouds, name);
}
