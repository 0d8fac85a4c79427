const BasicEvaluatedExpression = require('webpack/lib/javascript/BasicEvaluatedExpression');
const { harmonySpecifierTag } = require('webpack/lib/dependencies/esm/ESMImportDependencyParserPlugin');

/**
 * Answers `fg('some-flag')` of Atlaskit with false while bundling, as the panel does when it runs (`frontend/feature-flags.ts`). A
 * branch that can never be taken then takes nothing along: the new kinds of overlays and motion behind those flags stay out.
 */
module.exports = {
  apply(compiler) {
    compiler.hooks.normalModuleFactory.tap('feature-flags-off', (factory) => {
      for (const type of ['javascript/auto', 'javascript/esm']) factory.hooks.parser.for(type).tap('feature-flags-off', answerFlags);
    });
  },
};

function answerFlags(parser) {
  parser.hooks.evaluateCallExpression.for(harmonySpecifierTag).tap('feature-flags-off', (call) => {
    const { source, ids } = parser.currentTagData;
    if (!/^@atlaskit\/platform-feature-flags(\/fg)?$/.test(source) || ids[0] !== 'fg') return undefined;
    return new BasicEvaluatedExpression().setBoolean(false).setSideEffects(false).setRange(call.range);
  });
}
