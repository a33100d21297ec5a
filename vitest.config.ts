import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The tests share modules: to load all of them again for each file takes twice as long as the tests themselves.
  test: {
    isolate: false,
    setupFiles: ['test/seed.ts'],
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
