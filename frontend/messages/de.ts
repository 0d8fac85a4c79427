import { connectorDe } from './de/connector';
import { generalDe } from './de/general';
import { mappingDe } from './de/mapping';
import { peopleDe } from './de/people';
import { runsDe } from './de/runs';
import { scheduleDe } from './de/schedule';
import { settingsDe } from './de/settings';
import { setupDe } from './de/setup';
import { signInDe } from './de/sign-in';
import type { Messages } from './en';

export const de: Messages = {
  ...generalDe,
  ...runsDe,
  ...setupDe,
  ...settingsDe,
  ...mappingDe,
  ...connectorDe,
  ...scheduleDe,
  ...signInDe,
  ...peopleDe,
};

export { serverTextsDe } from './de/server';
