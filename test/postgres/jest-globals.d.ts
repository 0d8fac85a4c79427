/** Jest loads these itself, so they are plain JavaScript. */
declare module '*/global-setup.cjs' {
  const setUp: () => Promise<void>;
  export default setUp;
}
declare module '*/global-teardown.cjs' {
  const tearDown: () => Promise<void>;
  export default tearDown;
}
