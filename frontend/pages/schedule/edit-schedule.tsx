import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import type { Schedule } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { homeZone, ScheduleEditor, type ScheduleInput } from './schedule-editor';

export interface EditScheduleProps {
  readonly isOpen: boolean;
  readonly name: string;
  readonly schedule: Schedule | null;
  readonly isSaving: boolean;
  readonly onCancel: () => void;
  /** Null: never by itself. What is saved is switched on. */
  readonly onSave: (schedule: Schedule | null) => void;
}

/** A schedule in a dialog. The focus goes back to the button that opened it. */
export function EditSchedule({ isOpen, onCancel, ...rest }: EditScheduleProps) {
  return (
    <ModalTransition>
      {isOpen && (
        <ModalDialog onClose={onCancel} width="medium">
          <Editor onCancel={onCancel} {...rest} />
        </ModalDialog>
      )}
    </ModalTransition>
  );
}

function Editor({ name, schedule, isSaving, onCancel, onSave }: Omit<EditScheduleProps, 'isOpen'>) {
  const { t } = useWords();
  const [input, setInput] = useState<ScheduleInput>({ cron: schedule?.cron ?? '', timeZone: schedule?.timeZone ?? homeZone() });
  const cron = input.cron.trim();
  return (
    <>
      <ModalHeader>
        <ModalTitle>{t('schedulePage.dialog', { name })}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className="rollcall rollcall-form">
          <ScheduleEditor value={input} onChange={setInput} />
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        <Button appearance="primary" isLoading={isSaving} onClick={() => onSave(cron === '' ? null : { cron, timeZone: input.timeZone })}>
          {t('action.save')}
        </Button>
      </ModalFooter>
    </>
  );
}
