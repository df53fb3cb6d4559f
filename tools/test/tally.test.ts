import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closingLine, countReport } from './tally.ts'

function reportOf(...files: { status: string; tests: string[] }[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'linli-tally-')), 'report.json')
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }))
  writeFileSync(file, JSON.stringify({ testResults }))
  return file
}

test('counts tests over all files', () => {
  const report = reportOf(
    { status: 'passed', tests: ['passed', 'passed', 'skipped'] },
    { status: 'failed', tests: ['failed', 'todo'] },
  )
  expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 })
})

test('a file that could not be loaded is a failure', () => {
  expect(countReport(reportOf({ status: 'failed', tests: [] }), 1).failed).toBe(1)
})

test('a run that ends badly without a failed test is a failure, also without a report', () => {
  expect(countReport(reportOf({ status: 'passed', tests: ['passed'] }), 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  })
  expect(countReport('/nowhere/report.json', 1).failed).toBe(1)
})

test('the closing line names skipped tests only where there are some', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})
