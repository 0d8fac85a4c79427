import { createRenewingSession } from './renewing-session';
import type { Session } from './session';
import { askForSession, type SessionReply } from './session-reply';

/** Why a window brought no session; everything else is an `ApiError`. */
export class PopupFailure extends Error {
  readonly reason: 'blocked' | 'closed';

  constructor(reason: 'blocked' | 'closed') {
    super(reason);
    this.name = 'PopupFailure';
    this.reason = reason;
  }
}

/** A sign-in that goes on in a window. */
export interface PopupSignIn {
  /** Rejects with a `PopupFailure` or an `ApiError`. */
  readonly session: Promise<Session>;
  /** Takes what the window shows when it cannot tell this page by itself. */
  enterCode(code: string): void;
  cancel(): void;
}

const lookEveryMs = 500;
/** A window may seem closed for a moment: the page of a sign-in service cuts the tie, and no more is seen of it. */
const closedForMs = 120_000;

/** Opens the window at once, because browsers allow that in a click only, and leads it to Jira. */
export function signInByPopup(baseUrl: string): PopupSignIn {
  const opened = window.open('about:blank', '_blank', 'popup,width=560,height=720');
  const secret = randomText();
  let enterCode: (code: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const code = new Promise<string>((resolve, reject) => {
    enterCode = resolve;
    fail = reject;
  });
  // Nobody may be waiting for it any more.
  code.catch(() => undefined);
  const origin = new URL(baseUrl, location.href).origin;
  const hear = (event: MessageEvent<unknown>) => {
    const { type, code: said } = (event.data ?? {}) as { readonly type?: unknown; readonly code?: unknown };
    if (event.origin === origin && type === 'rollcall-sign-in' && typeof said === 'string') enterCode(said);
  };

  async function run(): Promise<Session> {
    if (opened === null) throw new PopupFailure('blocked');
    window.addEventListener('message', hear);
    let closedAt: number | null = null;
    const look = setInterval(() => {
      if (!opened.closed) closedAt = null;
      else closedAt ??= Date.now();
      if (closedAt !== null && Date.now() - closedAt > closedForMs) fail(new PopupFailure('closed'));
    }, lookEveryMs);
    try {
      const { address } = await askForSession<{ readonly address: string }>(`${baseUrl}/session/oauth/start`, {
        challenge: await sha256(secret),
      });
      opened.location.href = address;
      const first = await askForSession(`${baseUrl}/session/oauth/claim`, { code: (await code).trim(), verifier: secret });
      return createRenewingSession({ baseUrl, first, next: (last) => renew(baseUrl, last) });
    } finally {
      clearInterval(look);
      window.removeEventListener('message', hear);
      opened.close();
    }
  }

  return { session: run(), enterCode: (text) => enterCode(text), cancel: () => fail(new PopupFailure('closed')) };
}

const renew = (baseUrl: string, { renewal }: SessionReply) => askForSession(`${baseUrl}/session/oauth/renew`, { renewal: renewal ?? '-' });

const randomText = () => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

async function sha256(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
