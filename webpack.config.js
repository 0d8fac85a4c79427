/**
 * Builds the panel from frontend/: as a page of its own into dist/public/, with `--env target=jira` as a part of Jira's page into
 * dist/plugin-panel/ (`--env out=FOLDER` elsewhere).
 */
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const CssMinimizerPlugin = require('css-minimizer-webpack-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');
const { DefinePlugin } = require('webpack');
const featureFlagsOff = require('./frontend/bundle/feature-flags-off.cjs');
const standIns = require('./frontend/bundle/stand-ins.cjs');
const { version } = require('./package.json');

/** A page of its own, with an index.html that names hashed files. */
const pageOfItsOwn = (isProduction) => {
  const name = isProduction ? '[name].[contenthash:8]' : '[name]';
  return {
    entry: './frontend/index.tsx',
    output: { path: path.resolve(__dirname, 'dist/public'), filename: `${name}.js`, publicPath: 'auto' },
    styles: { filename: `${name}.css` },
    splitChunks: { chunks: 'all' },
    alias: {},
    rules: [],
    plugins: [
      standIns.themes(['light', 'dark', 'shape', 'spacing', 'typography', 'motion']),
      new HtmlWebpackPlugin({ template: 'frontend/index.html' }),
    ],
  };
};

/**
 * A part of Jira's page: one script and one style sheet with fixed names, the rest in files named by their content (Atlaskit's own
 * chunk names have signs that are nothing for an address). Other scripts of the page are none of our business, nor is its look.
 */
const partOfJira = (folder) => ({
  entry: './plugin-descriptor/panel/entry.ts',
  output: {
    path: path.resolve(__dirname, folder ?? 'dist/plugin-panel'),
    filename: 'panel.js',
    chunkFilename: 'part.[contenthash:16].js',
    publicPath: '',
    uniqueName: 'org.rollcall.jira',
    chunkLoadingGlobal: 'webpackChunk_org_rollcall_jira',
    hashFunction: 'xxhash64',
  },
  styles: { filename: 'panel.css', chunkFilename: 'part.[contenthash:16].css' },
  splitChunks: { chunks: 'async' },
  // A style reset would restyle all of Jira.
  alias: { '@atlaskit/css-reset': false },
  // Nothing in a style sheet needs an address of its own.
  rules: [{ test: /\.(svg|png|gif|woff2?)$/, type: 'asset/inline' }],
  plugins: [standIns.themes([]), new DefinePlugin({ ROLLCALL_VERSION: JSON.stringify(version) })],
});

/** Says how much a browser fetches, compressed: before the panel is there, and when every page was opened in one language. */
const printSize = {
  apply(compiler) {
    compiler.hooks.emit.tap('print-size', (compilation) => {
      const kilobytes = (files) => {
        const contents = files.map((file) => compilation.getAsset(file)?.source.source() ?? '');
        return Math.round(contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0) / 1024);
      };
      const filesOf = (chunk) => [...(compilation.namedChunks.get(chunk)?.files ?? [])];
      // English stands for the one language; others are about as large.
      const another = new Set(filesOf('german'));
      const all = compilation.getAssets().flatMap(({ name }) => (name.endsWith('.txt') ? [] : [name]));
      const first = [...(compilation.entrypoints.get('panel')?.getFiles() ?? []), ...filesOf('english')];
      process.stdout.write(`panel: ${kilobytes(first)} KB compressed at once, `);
      process.stdout.write(`${kilobytes(all.filter((file) => !another.has(file)))} KB in all\n`);
    });
  },
};

module.exports = (env, { mode }) => {
  const isProduction = mode === 'production';
  const target = env?.target === 'jira' ? partOfJira(env.out) : pageOfItsOwn(isProduction);
  return {
    entry: { panel: target.entry },
    output: { ...target.output, clean: true },
    devtool: isProduction ? false : 'eval-cheap-module-source-map',
    resolve: { extensions: ['.tsx', '.ts', '.js'], alias: { ...standIns.aliases, ...target.alias } },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' },
          },
        },
        { test: /\.css$/, use: [isProduction ? MiniCssExtractPlugin.loader : 'style-loader', 'css-loader'] },
        ...target.rules,
      ],
    },
    plugins: [
      ...target.plugins,
      featureFlagsOff,
      ...standIns.plugins,
      // Atlaskit's compiled style sheets are atomic: their order says nothing.
      ...(isProduction ? [new MiniCssExtractPlugin({ ...target.styles, ignoreOrder: true }), printSize] : []),
    ],
    optimization: isProduction
      ? {
          minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify }), new CssMinimizerPlugin()],
          splitChunks: target.splitChunks,
        }
      : {},
    performance: { hints: false },
    stats: 'errors-warnings',
  };
};
