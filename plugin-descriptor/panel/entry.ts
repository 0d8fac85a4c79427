import { contextPath } from './public-path';

/**
 * The panel as a page of Jira has it: Jira joins it with other scripts in the head, so it waits for the page, tells the root element
 * where the API is and which language the reader has, and starts once.
 */
async function start(): Promise<void> {
  const root = document.getElementById('rollcall');
  if (!root || root.dataset.started) return;
  root.dataset.started = 'true';
  root.dataset.basePath = `${contextPath}/rollcall/api/v1`;
  // `de_AT` as Jira writes it; browsers say `de-AT`.
  const locale = document.querySelector<HTMLMetaElement>('meta[name="ajs-user-locale"]')?.content || root.dataset.locale || 'en';
  root.dataset.locale = locale.replaceAll('_', '-');
  await import(/* webpackMode: "eager" */ '../../frontend/index');
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void start());
else void start();
