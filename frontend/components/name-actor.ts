import type { Run } from '../api/shapes';
import type { Words } from '../messages/words';

/** Who did something, as a reader calls them: `jira:anna` is anna, `token:nightly` the API token of that name. */
export function nameActor(actor: string, { t }: Pick<Words, 't'>): string {
  const [, kind, name = ''] = /^(jira|token):(.+)$/.exec(actor) ?? [];
  if (kind === 'jira') return name;
  if (kind === 'token') return t('actor.token', { name });
  if (actor === 'schedule') return t('trigger.schedule');
  if (actor === 'cli') return t('trigger.cli');
  return actor === 'anyone' ? t('actor.anyone') : actor;
}

/** Who started a run and through what; the way is left out where it is all there is to say. */
export function nameStarter({ actor, trigger }: Pick<Run, 'actor' | 'trigger'>, words: Pick<Words, 't'>): string {
  const name = nameActor(actor, words);
  const way = words.t(`trigger.${trigger}`);
  return name === way ? name : `${name} (${way})`;
}
