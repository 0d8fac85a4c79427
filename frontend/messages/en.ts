import { generalEn } from './en/general';
import { runsEn } from './en/runs';
import { setupEn } from './en/setup';
import type { PluralForms } from './format';

export const en = { ...generalEn, ...runsEn, ...setupEn };

export type MessageKey = keyof typeof en;
/** Every language has every key, and plural forms where English has them. */
export type Messages = { readonly [Key in MessageKey]: (typeof en)[Key] extends string ? string : PluralForms };
