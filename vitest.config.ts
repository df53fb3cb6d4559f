import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const planted = ['**/node_modules/**', 'tools/check/fixtures/**']

/**
 * Journeys take most of the suite's time, and what pages look like and what keys do hardly depends on the database, while every rule runs on both: with
 * LINLI_LOOKS=once (as in .ci/run) PostgreSQL gets the journeys in which a request or ballot goes from hand to hand. How the bench harness prints needs no second database.
 */
const onPostgres = process.env.TEST_DATABASE_URL !== undefined
const looks =
  onPostgres && process.env.LINLI_LOOKS === 'once' ? ['e2e/!(ballot|handling|start|xishan-loop).e2e.ts'] : []
const embeddedOnly = onPostgres ? ['bench/bench.test.ts', 'tools/build-web.test.ts'] : []

/** Journeys wait for pages half of the time: two at once, each at a product of its own, use what there is. `npm test` says how many files there are to run. */
const journeysAtOnce = Math.min(2, Number(process.env.LINLI_JOURNEYS ?? 1))

/** What takes a minute or more though its file is short: begun first, or the last worker is busy with it while the other has nothing left. */
const longest = ['app/fuzz.test', 'tools/build-web.test', 'e2e/pages', 'e2e/languages', 'e2e/start']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.includes(`/${name}.`))
    return (await super.sort(files)).sort((a, b) => Number(isLong(b)) - Number(isLong(a)))
  }
}

/** Two projects: `rules` (everything beside the code) with two workers, and `journeys` (a real browser). */
export default defineConfig({
  test: {
    // No zone is assumed: what depends on the computer's own zone is wrong, and far from China it shows.
    env: { TZ: 'America/St_Johns' },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
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
          include: ['e2e/**/*.e2e.ts'],
          exclude: [...planted, ...looks],
          globalSetup: ['e2e/support/setup.ts'],
          maxWorkers: journeysAtOnce,
          // A browser on a busy computer now and then misses a moment; what is really broken stays broken.
          retry: 2,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
