/** Unit tests live beside their source, tests that cross rooms in `test/`. */
export default {
  testEnvironment: 'node',
  // Left alone Jest keeps one core free, which is half of a small build machine.
  maxWorkers: '100%',
  // A limit is for what hangs; a busy machine makes a sound test five times slower.
  testTimeout: 30_000,
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts', '<rootDir>/functions/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
};
