import type { AttributeRule } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { propertyPrefix } from './keyed-rules';

/** What an attribute of a Jira user is called: `User name`, or the name of the property. */
export function useRuleName(): (to: AttributeRule['to'] | 'active') => string {
  const { t } = useWords();
  return (to) => {
    if (to.startsWith(propertyPrefix)) return to.slice(propertyPrefix.length) || t('mapping.property');
    if (to === 'username') return t('field.name');
    if (to === 'active') return t('field.active');
    return t(to === 'email' ? 'field.email' : 'field.displayName');
  };
}
