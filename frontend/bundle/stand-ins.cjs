const { resolve } = require('node:path');
const { IgnorePlugin, NormalModuleReplacementPlugin } = require('webpack');

const here = (file) => resolve(__dirname, file);

/** What libraries bring along and the panel never uses, by the address it is imported by. Each file says why. */
const aliases = {
  '@atlaskit/feature-gate-js-client/feature-gates$': here('feature-gates.ts'),
  '@atlaskit/tooltip/Tooltip$': here('tooltip.tsx'),
  '@atlaskit/button/button-group$': here('button-group.tsx'),
  '@atlaskit/button/custom-theme-button/custom-theme-button$': here('older-button.tsx'),
  '@atlaskit/button/standard-button$': here('older-button.tsx'),
  '@atlaskit/primitives/pressable$': here('pressable.ts'),
  '@atlaskit/top-layer/popover/popover$': here('never-shown.ts'),
  // The package names its development build for everybody; this is the same without warnings for programmers.
  'react-router$': here('../../node_modules/react-router/dist/production/index.mjs'),
  'react-router/dom$': here('../../node_modules/react-router/dist/production/dom-export.mjs'),
};

/** The same for files that a library imports from its own folders. */
const replacements = [
  [/^\.\/rankable\/body$/, here('never-shown.ts')],
  [/disable-dragging-to-cross-origin-iframes\/(element|external|text-selection)$/, here('nothing-to-drag.ts')],
  [/^\.\/get-custom-theme-styles$/, here('no-brand-colours.ts')],
  [/^\.\/fetch\.js$/, here('no-fetch-adapter.ts'), /axios[\\/]lib[\\/]adapters$/],
];

const plugins = replacements.map(
  ([request, file, folder]) =>
    new NormalModuleReplacementPlugin(request, (resource) => {
      if (!folder || folder.test(resource.context)) resource.request = file;
    }),
);

/** Atlaskit names some twenty themes as files to load later. Only these are ever loaded; in a page with a theme of its own, none. */
const themes = (names) =>
  new IgnorePlugin({
    resourceRegExp: names.length === 0 ? /^\.\/themes\// : new RegExp(`^\\./themes/(?!atlassian-(${names.join('|')})$)`),
    contextRegExp: /tokens[\\/]dist[\\/]esm[\\/]artifacts$/,
  });

module.exports = { aliases, plugins, themes };
