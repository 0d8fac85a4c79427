import type { AttributeRule } from '../../api/shapes';

/** A rule of the form. Rules have no identity of their own and are moved about. */
export interface KeyedRule {
  readonly key: number;
  readonly rule: AttributeRule;
}

export const propertyPrefix = 'property:';
