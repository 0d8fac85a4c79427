import type { Session } from './session';

/** A session that outlives its end: calls wait until the same person has signed in again, and then go on. */
export interface HeldSession extends Session {
  /** The same person is back. */
  resume(next: Session): void;
  /** Nobody comes back: what waits fails. */
  giveUp(): void;
}

/** @param onEnd somebody must sign in again; called once each time. */
export function holdSession(first: Session, onEnd: () => void): HeldSession {
  let current = first;
  let waiting: { readonly isBack: Promise<boolean>; readonly answer: (isBack: boolean) => void } | null = null;

  function waitForPerson(): Promise<boolean> {
    if (waiting !== null) return waiting.isBack;
    let answer: (isBack: boolean) => void = () => undefined;
    const isBack = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    waiting = { isBack, answer };
    onEnd();
    return isBack;
  }

  function end(isBack: boolean) {
    waiting?.answer(isBack);
    waiting = null;
  }

  return {
    ...first,
    async bearer() {
      await waiting?.isBack;
      return current.bearer();
    },
    async renew(refused) {
      return (waiting === null && (await current.renew(refused))) || waitForPerson();
    },
    resume(next) {
      current = next;
      end(true);
    },
    giveUp: () => end(false),
  };
}
