// `npm run check [-- NAME…]`: everything about the project that a machine can judge, one line a check.
import { architecture } from './check/architecture.ts'
import { docs } from './check/docs.ts'
import type { Check, Finding } from './check/finding.ts'
import { format, lint } from './check/lint.ts'
import { text } from './check/text.ts'
import { types } from './check/types.ts'
import { unused } from './check/unused.ts'
import { uses } from './check/uses.ts'

const checks: Check[] = [format, lint, types, architecture, uses, text, docs, unused]
const shownMost = 40

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${checks.map((check) => check.name).join(', ')}.`)
  process.exit(2)
}
const chosen = checks.filter((check) => wanted.length === 0 || wanted.includes(check.name))
let wrong = 0
for (const check of chosen) if (!(await carryOut(check))) wrong += 1
console.log(
  wrong === 0 ? `All ${chosen.length} checks are fine.` : `${wrong} of ${chosen.length} checks found something.`,
)
process.exit(wrong === 0 ? 0 : 1)

/** Runs a check and prints its line, and what it found. A check that breaks has found something. */
async function carryOut(check: Check): Promise<boolean> {
  const start = performance.now()
  const outcome = await check.run().catch((error: unknown) => ({
    findings: [{ what: `the check itself stopped: ${error instanceof Error ? error.stack : error}` }],
    looked: undefined,
  }))
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`.padStart(7)
  const good = outcome.findings.length === 0
  const verdict = good ? (outcome.looked ?? '') : `${outcome.findings.length} found. ${check.mend}`
  console.log(`${good ? 'ok   ' : 'WRONG'} ${check.name.padEnd(13)}${seconds}  ${verdict}`)
  for (const finding of outcome.findings.slice(0, shownMost)) console.log(`        ${line(finding)}`)
  if (outcome.findings.length > shownMost) console.log(`        … and ${outcome.findings.length - shownMost} more`)
  return good
}

function line({ where, what }: Finding): string {
  return where ? `${where}  ${what}` : what
}
