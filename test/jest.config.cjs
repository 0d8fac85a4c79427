const { resolve } = require('node:path');

/** Jest for both halves: `backend` runs in Node, `frontend` in jsdom. Run it with `npm run jest -- [paths]`. */
const transform = (tsx) => [
  '@swc/jest',
  {
    jsc: { parser: { syntax: 'typescript', tsx }, transform: { react: { runtime: 'automatic' } }, target: 'es2023' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
// Absolute: Jest resolves a project's relative root against the outer root a second time.
const rootDir = resolve(__dirname, '..');
const shared = {
  rootDir,
  transform: { '^.+\\.tsx$': transform(true), '^.+\\.ts$': transform(false) },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/build/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
};
module.exports = {
  rootDir,
  // Bounds that matter are measured by the tests themselves; this one only ends what hangs.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'backend',
      globalSetup: '<rootDir>/test/postgres/global-setup.cjs',
      globalTeardown: '<rootDir>/test/postgres/global-teardown.cjs',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/backend/**/*.test.ts', '<rootDir>/test/**/*.test.ts', '<rootDir>/plugin-descriptor/**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '<rootDir>/test/frontend/'],
    },
    {
      ...shared,
      displayName: 'frontend',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/frontend/**/*.test.ts?(x)'],
      moduleNameMapper: { '\\.css$': '<rootDir>/test/frontend/empty-style.cjs' },
      setupFilesAfterEnv: ['<rootDir>/test/frontend/browser-gaps.ts', '<rootDir>/test/frontend/all-languages.ts'],
    },
  ],
};
