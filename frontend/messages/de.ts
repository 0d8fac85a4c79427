import { connectorDe } from './de/connector';
import { generalDe } from './de/general';
import { mappingDe } from './de/mapping';
import { peopleDe } from './de/people';
import { runsDe } from './de/runs';
import { scheduleDe } from './de/schedule';
import { setupDe } from './de/setup';
import { signInDe } from './de/sign-in';
import type { Messages } from './en';

export const de: Messages = { ...generalDe, ...runsDe, ...setupDe, ...mappingDe, ...connectorDe, ...scheduleDe, ...signInDe };
