import Flag, { AutoDismissFlag, FlagGroup } from '@atlaskit/flag';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

interface Notice {
  readonly id: number;
  readonly title: string;
  readonly isBad: boolean;
}

export type Notify = (title: string, kind?: 'good' | 'bad') => void;

const NoticeContext = createContext<Notify>(() => undefined);

/** Says in a corner that something was done. */
export function useNotify(): Notify {
  return useContext(NoticeContext);
}

export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const nextId = useRef(1);

  const notify = useCallback<Notify>((title, kind = 'good') => {
    const notice = { id: nextId.current++, title, isBad: kind === 'bad' };
    setNotices((before) => [notice, ...before]);
  }, []);
  const dismiss = (id: string | number) => setNotices((before) => before.filter((notice) => notice.id !== id));

  return (
    <NoticeContext.Provider value={notify}>
      {children}
      <FlagGroup onDismissed={dismiss}>
        {notices.map(({ id, title, isBad }) => {
          const Kind = isBad ? Flag : AutoDismissFlag;
          return (
            <Kind
              key={id}
              id={id}
              title={title}
              appearance={isBad ? 'error' : 'success'}
              icon={<span aria-hidden="true">{isBad ? '!' : '✓'}</span>}
            />
          );
        })}
      </FlagGroup>
    </NoticeContext.Provider>
  );
}
