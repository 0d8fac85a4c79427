/** The page in the window that Jira sends back: it hands a key to the page that opened it, and closes. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Refusal, WindowResult } from './popup-sign-in';

/**
 * Messages go to one exact origin. A sign-in page between may have cut the tie between the windows (Cross-Origin-Opener-Policy); then the
 * key is shown to be carried over by hand. It is worth nothing without the secret that the page keeps.
 */
const SCRIPT = `history.replaceState(null, '', location.pathname);
const { origin, code } = document.body.dataset;
if (window.opener && code) {
  window.opener.postMessage({ type: 'rollcall-sign-in', code }, origin);
  window.close();
}
if (code) setTimeout(() => document.getElementById('by-hand').removeAttribute('hidden'), window.opener ? 1500 : 0);`;

const STYLE = `:root { color-scheme: light dark; } body { font: 14px/1.5 system-ui, sans-serif; margin: 48px auto; max-width: 480px; padding: 0 16px; }
code { display: block; padding: 8px; border: 1px solid GrayText; overflow-wrap: anywhere; user-select: all; }`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const POLICY = `default-src 'none'; script-src ${hashOf(SCRIPT)}; style-src ${hashOf(STYLE)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface WindowWords {
  readonly title: string;
  readonly done: string;
  readonly over: string;
  readonly byHand: string;
  readonly refusals: Readonly<Record<Refusal, string>>;
}

const WORDS: Readonly<Record<'en' | 'de', WindowWords>> = {
  en: {
    title: 'Sign in to Rollcall',
    done: 'You are signed in. This window can be closed.',
    over: 'This sign-in is over or was used already. Close the window and start again in Rollcall.',
    byHand: 'If Rollcall does not go on by itself, enter this code there. Give it to nobody.',
    refusals: {
      denied: 'Access was not allowed in Jira. Close the window and start again in Rollcall.',
      forbidden: 'Rollcall is for Jira administrators and for the groups that may read.',
      'not-accepted': 'Jira did not accept the sign-in. Close the window and start again in Rollcall.',
      failed: 'Jira could not be asked who you are. Close the window and try again in Rollcall.',
    },
  },
  de: {
    title: 'Bei Rollcall anmelden',
    done: 'Sie sind angemeldet. Dieses Fenster kann geschlossen werden.',
    over: 'Diese Anmeldung ist abgelaufen oder wurde schon benutzt. Schließen Sie das Fenster und beginnen Sie in Rollcall von vorn.',
    byHand: 'Wenn Rollcall nicht von selbst weitermacht, geben Sie dort diesen Code ein. Geben Sie ihn niemandem.',
    refusals: {
      denied: 'Der Zugriff wurde in Jira nicht erlaubt. Schließen Sie das Fenster und beginnen Sie in Rollcall von vorn.',
      forbidden: 'Rollcall ist für Jira-Administratoren und für die Gruppen, die lesen dürfen.',
      failed: 'Jira konnte nicht gefragt werden, wer Sie sind. Schließen Sie das Fenster und versuchen Sie es in Rollcall noch einmal.',
      'not-accepted': 'Jira hat die Anmeldung nicht angenommen. Schließen Sie das Fenster und beginnen Sie in Rollcall von vorn.',
    },
  },
};

/** @param result null when there was nothing to finish. */
export function sendWindowPage(request: Request, response: Response, result: WindowResult | null): void {
  const language = request.acceptsLanguages('en', 'de') === 'de' ? 'de' : 'en';
  const words = WORDS[language];
  const message = result === null ? words.over : result.refusal === null ? words.done : words.refusals[result.refusal];
  const data = result === null ? '' : ` data-origin="${escapeHtml(result.origin)}" data-code="${escapeHtml(result.code)}"`;
  const byHand = result === null ? '' : `<div id="by-hand" hidden><p>${words.byHand}</p><code>${escapeHtml(result.code)}</code></div>`;
  response
    .status(200)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      // Otherwise the browser cuts the tie to the page that opened the window.
      'Cross-Origin-Opener-Policy': 'unsafe-none',
    })
    .send(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${words.title}</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><style>${STYLE}</style></head><body${data}><h1>${words.title}</h1><p>${message}</p>${byHand}
<script>${SCRIPT}</script></body></html>`);
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
