import { childrenOf, readXml, type XmlElement } from './read-xml';

export interface DownloadResource {
  readonly name: string;
  /** Path in the jar; with a slash at the end it is a folder. */
  readonly location: string;
}

export interface WebItem {
  readonly key: string;
  readonly section: string;
  readonly weight: number;
  readonly labelKey: string;
  readonly linkId: string;
  readonly link: string;
}

export interface PageAction {
  /** Dotted name of the class. */
  readonly className: string;
  readonly alias: string;
  readonly rolesRequired: string;
  /** Templates by view. */
  readonly views: ReadonlyMap<string, string>;
}

export interface WebResource {
  readonly key: string;
  readonly resources: readonly DownloadResource[];
  readonly contexts: readonly string[];
  readonly dependencies: readonly string[];
  readonly transformations: number;
}

/** What `atlassian-plugin.xml` says, as far as this plugin says it. */
export interface Descriptor {
  readonly key: string;
  readonly name: string;
  readonly pluginsVersion: string;
  readonly version: string;
  readonly params: ReadonlyMap<string, string>;
  readonly i18n: readonly string[];
  readonly downloads: readonly DownloadResource[];
  readonly webItems: readonly WebItem[];
  readonly actions: readonly PageAction[];
  readonly webResources: readonly WebResource[];
  /** Name and key of each module in order. */
  readonly modules: readonly { readonly element: string; readonly key: string }[];
}

const NO_MODULES = ['plugin-info', 'resource'];

/** Reads the descriptor. Throws when it is not well-formed XML or no descriptor at all. */
export function readDescriptor(document: string): Descriptor {
  const root = readXml(document);
  if (root.name !== 'atlassian-plugin') throw new Error(`The root element is ${root.name}, not atlassian-plugin.`);
  const [info] = childrenOf(root, 'plugin-info');
  const resources = childrenOf(root, 'resource');
  return {
    key: attribute(root, 'key'),
    name: attribute(root, 'name'),
    pluginsVersion: attribute(root, 'plugins-version'),
    version: info ? textOf(info, 'version') : '',
    params: new Map(info ? childrenOf(info, 'param').map((param) => [attribute(param, 'name'), param.text]) : []),
    i18n: resources.filter(ofType('i18n')).map((resource) => attribute(resource, 'location')),
    downloads: resources.filter(ofType('download')).map(toDownload),
    webItems: childrenOf(root, 'web-item').map(toWebItem),
    actions: childrenOf(root, 'webwork1').flatMap((module) =>
      childrenOf(module, 'actions').flatMap((actions) => childrenOf(actions, 'action').map(toAction)),
    ),
    webResources: childrenOf(root, 'web-resource').map(toWebResource),
    modules: root.children
      .filter(({ name }) => !NO_MODULES.includes(name))
      .map((module) => ({ element: module.name, key: attribute(module, 'key') })),
  };
}

const attribute = (element: XmlElement, name: string): string => element.attributes[name] ?? '';
const textOf = (element: XmlElement, child: string): string => childrenOf(element, child)[0]?.text ?? '';
const ofType = (type: string) => (resource: XmlElement) => resource.attributes.type === type;
const toDownload = (resource: XmlElement): DownloadResource => ({
  name: attribute(resource, 'name'),
  location: attribute(resource, 'location'),
});

function toWebItem(item: XmlElement): WebItem {
  const [label] = childrenOf(item, 'label');
  const [link] = childrenOf(item, 'link');
  return {
    key: attribute(item, 'key'),
    section: attribute(item, 'section'),
    // The framework's default.
    weight: Number(item.attributes.weight ?? 1000),
    labelKey: label ? attribute(label, 'key') : '',
    linkId: link ? attribute(link, 'linkId') : '',
    link: link?.text ?? '',
  };
}

function toAction(action: XmlElement): PageAction {
  return {
    className: attribute(action, 'name'),
    alias: attribute(action, 'alias'),
    rolesRequired: attribute(action, 'roles-required'),
    views: new Map(childrenOf(action, 'view').map((view) => [attribute(view, 'name'), view.text])),
  };
}

function toWebResource(module: XmlElement): WebResource {
  return {
    key: attribute(module, 'key'),
    resources: childrenOf(module, 'resource').filter(ofType('download')).map(toDownload),
    contexts: childrenOf(module, 'context').map(({ text }) => text),
    dependencies: childrenOf(module, 'dependency').map(({ text }) => text),
    transformations: childrenOf(module, 'transformation').length,
  };
}
