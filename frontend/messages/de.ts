import { generalDe } from './de/general';
import { runsDe } from './de/runs';
import { setupDe } from './de/setup';
import type { Messages } from './en';

export const de: Messages = { ...generalDe, ...runsDe, ...setupDe };
