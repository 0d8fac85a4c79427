/** Style sheets are taken in by the bundler and give nothing to the code. */
declare module '*.css';
