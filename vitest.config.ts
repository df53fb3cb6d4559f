import { defineConfig } from 'vitest/config'

const planted = ['**/node_modules/**', 'tools/check/fixtures/**']

/**
 * What pages look like, say and do with keys, and how the bench harness prints, doesn't depend on the database: looked at once, on the
 * embedded one. The journeys that write from hand to hand or are refused, and all rules, run on both.
 */
const onPostgres = process.env.TEST_DATABASE_URL !== undefined
const journeys = onPostgres
  ? '{bad-input,counter,handling,hotline,request-list,request-team,start,xishan-loop}'
  : '**/*'
const embeddedOnly = onPostgres ? ['bench/bench.test.ts', 'tools/build-web.test.ts'] : []

/** Two projects: `rules` (everything beside the code) with two workers, `journeys` (a real browser) one after the other. */
export default defineConfig({
  test: {
    // No zone is assumed: what depends on the computer's own zone is wrong, and far from China it shows.
    env: { TZ: 'America/St_Johns' },
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['{src,tools,demo,bench}/**/*.test.{ts,tsx}'],
          exclude: [...planted, ...embeddedOnly],
          // Each file has a database of its own; loading every module anew for each would cost as much as the tests.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: [`e2e/${journeys}.e2e.ts`],
          exclude: planted,
          globalSetup: ['e2e/support/setup.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          // A browser on a busy computer now and then misses a moment; what is really broken stays broken.
          retry: 2,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
