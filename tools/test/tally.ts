import { existsSync, readFileSync } from 'node:fs'

/** Tests by outcome. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

export const none: Tally = { passed: 0, failed: 0, skipped: 0 }

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/**
 * Counts a run. A file that can't be read by Vitest has no tests and is one failure; so is a run that ends badly
 * without a failed test (an error outside any test).
 */
export function countReport(file: string, exitCode: number): Tally {
  const report: Report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : { testResults: [] }
  const tally = report.testResults.map(countFile).reduce(add, none)
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function countFile({ status, assertionResults }: Report['testResults'][number]): Tally {
  const count = (wanted: string) => assertionResults.filter((test) => test.status === wanted).length
  const [passed, failed] = [count('passed'), count('failed')]
  const skipped = assertionResults.length - passed - failed
  return { passed, failed: status === 'failed' && failed === 0 ? 1 : failed, skipped }
}

/** The last line of a run, by which a person and a CI read it. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
