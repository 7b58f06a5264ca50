import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['server/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/postgres.ts', 'test/run-folder.ts'],
    reporters: ['default', './test/closing-line.ts'],
    pool: 'forks',
    maxWorkers: 3, // many tests wait for what comes by itself: three keep two cores busy
    testTimeout: 90_000, // a machine that is busy is no failure; what waits says sooner what did not come
    hookTimeout: 120_000,
    expect: { poll: { timeout: 40_000, interval: 20 } }, // what comes is waited for; how soon is the benchmarks' business
  },
})
