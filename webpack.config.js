/** Builds the panel from frontend/ into dist/public/. */
const path = require('node:path');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const CssMinimizerPlugin = require('css-minimizer-webpack-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');

module.exports = (_env, { mode }) => {
  const isProduction = mode === 'production';
  const name = isProduction ? '[name].[contenthash:8]' : '[name]';
  return {
    entry: { panel: './frontend/index.tsx' },
    output: { path: path.resolve(__dirname, 'dist/public'), filename: `${name}.js`, publicPath: 'auto', clean: true },
    devtool: isProduction ? false : 'eval-cheap-module-source-map',
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
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
      ],
    },
    plugins: [
      new HtmlWebpackPlugin({ template: 'frontend/index.html' }),
      // Atlaskit's compiled style sheets are atomic: their order says nothing.
      ...(isProduction ? [new MiniCssExtractPlugin({ filename: `${name}.css`, ignoreOrder: true })] : []),
    ],
    optimization: isProduction
      ? {
          minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify }), new CssMinimizerPlugin()],
          splitChunks: { chunks: 'all' },
        }
      : {},
    performance: { hints: false },
    stats: 'errors-warnings',
  };
};
