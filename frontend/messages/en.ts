import { connectorEn } from './en/connector';
import { generalEn } from './en/general';
import { mappingEn } from './en/mapping';
import { peopleEn } from './en/people';
import { runsEn } from './en/runs';
import { scheduleEn } from './en/schedule';
import { settingsEn } from './en/settings';
import { setupEn } from './en/setup';
import { signInEn } from './en/sign-in';
import type { PluralForms } from './format';

export const en = {
  ...generalEn,
  ...runsEn,
  ...setupEn,
  ...settingsEn,
  ...mappingEn,
  ...connectorEn,
  ...scheduleEn,
  ...signInEn,
  ...peopleEn,
};

export type MessageKey = keyof typeof en;
/** Every language has every key, and plural forms where English has them. */
export type Messages = { readonly [Key in MessageKey]: (typeof en)[Key] extends string ? string : PluralForms };
