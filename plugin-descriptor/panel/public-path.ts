import { PARTS_RESOURCE, PLUGIN_KEY } from '../identity';

/** The bundler takes the addresses of what it loads later from here. */
// biome-ignore lint/style/useConst: it is written below, for the bundler to read
declare let __webpack_public_path__: string;
/** Filled in by the build. */
declare const ROLLCALL_VERSION: string;

/** Where Jira is on its host: `/jira`, or empty at the root. */
export const contextPath =
  document.querySelector<HTMLMetaElement>('meta[name="ajs-context-path"]')?.content ??
  document.getElementById('rollcall')?.dataset.contextPath ??
  '';

// Addresses with `/s/<any text>/_/` may be kept for good by browsers; the names of the files change with their content.
__webpack_public_path__ = `${contextPath}/s/${ROLLCALL_VERSION}/_/download/resources/${PLUGIN_KEY}:${PARTS_RESOURCE}/`;
