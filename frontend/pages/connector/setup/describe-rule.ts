/** Where an attribute comes from, in a line people can read. */
import type { AttributeRule, Expression } from '../../../api/shapes';
import type { Words } from '../../../messages/words';

export function describeSources({ from }: AttributeRule, words: Pick<Words, 't'>): readonly string[] {
  return from.map((expression) => describeExpression(expression, words));
}

function describeExpression(expression: Expression, { t }: Pick<Words, 't'>): string {
  const functions = 'functions' in expression ? (expression.functions ?? []) : [];
  const then = functions.map(({ function: name }) => t('mappingStep.then', { name: t(`function.${name}`).toLowerCase() })).join('');
  return `${textOf(expression)}${then}`;
}

function textOf(expression: Expression): string {
  switch (expression.kind) {
    case 'attribute':
      return expression.path;
    case 'template':
      return expression.template;
    case 'constant':
      return `"${expression.value}"`;
    case 'jsonata':
      return expression.expression;
  }
}
