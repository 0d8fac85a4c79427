/** What browsers have, jsdom lacks and the panel needs. */
import { TextDecoder, TextEncoder } from 'node:util';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import '../../frontend/feature-flags';

/** Atlaskit's tables and overlays watch sizes; nothing has a size in jsdom, so nothing is ever told. */
class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizes;

/** The router encodes with these. */
Object.assign(globalThis, { TextEncoder, TextDecoder });

/** Themes ask for the preferred colour scheme. No media query matches here. */
globalThis.matchMedia ??= (media: string) => Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as MediaQueryList;

/** jsdom forgets to end the timer of a request's time-out when the answer has come; Jest would wait for it to run out. */
const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function sendAndEndTimer(this: XMLHttpRequest, body) {
  this.addEventListener('loadend', () => {
    this.timeout = 0;
  });
  send.call(this, body);
};

/** Machines that run tests are busy: this only ends a wait for what never comes. */
configure({ asyncUtilTimeout: 15_000 });

/** The router makes one for each page it goes to, and hands it to loaders, of which the panel has none. */
class PageRequest {
  readonly url: string;
  readonly method: string;
  readonly signal: AbortSignal | null;
  constructor(
    url: string | URL,
    { method = 'GET', signal = null }: { readonly method?: string; readonly signal?: AbortSignal | null } = {},
  ) {
    this.url = String(url);
    this.method = method;
    this.signal = signal;
  }
}
Object.assign(globalThis, { Request: globalThis.Request ?? PageRequest });
