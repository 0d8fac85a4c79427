import Button from '@atlaskit/button/new';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';

export interface RowButtonsProps {
  /** What the focus is found by after a move. */
  readonly id: number;
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Moves a row of a form up and down and takes it away. Nothing for who may only look. */
export function RowButtons({ id, name, isFirst, isLast, onMove, onRemove }: RowButtonsProps) {
  const { t } = useWords();
  if (!useMayChange()) return null;
  const look = { spacing: 'compact', appearance: 'subtle' } as const;
  return (
    <div className="rollcall-row-buttons">
      <Button {...look} data-move={`${id} -1`} isDisabled={isFirst} aria-label={t('mapping.upOf', { name })} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button {...look} data-move={`${id} 1`} isDisabled={isLast} aria-label={t('mapping.downOf', { name })} onClick={() => onMove(1)}>
        ↓
      </Button>
      <Button {...look} data-remove={id} aria-label={t('mapping.removeOf', { name })} onClick={onRemove}>
        ✕
      </Button>
    </div>
  );
}
