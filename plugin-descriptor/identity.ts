/**
 * The names by which Jira knows the plugin. Simple class name, alias and template path share one namespace with all other plugins of
 * a Jira, so each of them says Rollcall.
 */

/** Plugin key, bundle symbolic name and Java package in one. Never changes: Jira takes another key for another plugin. */
export const PLUGIN_KEY = 'org.rollcall.jira';

/** The page is `/secure/admin/Rollcall.jspa`. */
export const PAGE_ALIAS = 'Rollcall';

export const PAGE_CLASS = `${PLUGIN_KEY}.RollcallAdminPageAction`;

/** What the page's class extends: Jira's base class of pages. */
export const PAGE_SUPERCLASS = 'com.atlassian.jira.web.action.JiraWebActionSupport';

export const TEMPLATE_PATH = `${PLUGIN_KEY.replaceAll('.', '/')}/templates/rollcall-admin-page.vm`;

export const SPRING_CONTEXT_PATH = 'META-INF/spring/plugin-context.xml';

/** Base name of the message files. */
export const MESSAGES = 'i18n/rollcall';

/** Languages with a message file of their own; '' is English, which everybody else gets. */
export const LANGUAGES = ['', 'de'] as const;

/** Web resource with what the page loads at once. */
export const PANEL_RESOURCE = 'panel';

/** Web resource with what the panel loads when it needs it. */
export const PARTS_RESOURCE = 'panel-parts';

/** Packages the page's class names; `optional` ones are missing in some Jira (`SupportedMethods` before 9). */
export const IMPORTED_PACKAGES: readonly { readonly name: string; readonly optional: boolean }[] = [
  { name: 'com.atlassian.jira.web.action', optional: false },
  { name: 'com.atlassian.jira.security.request', optional: true },
  { name: 'com.atlassian.sal.api.websudo', optional: true },
];
