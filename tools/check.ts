// `npm run check [-- NAME…]`: everything about the project that a machine can judge, one line a check.
import type { Check, Finding, Outcome } from './check/finding.ts'

// Loaded one by one: sources that don't load break the checks that run them, and no other.
const checks: Record<string, () => Promise<Check>> = {
  format: async () => (await import('./check/lint.ts')).format,
  lint: async () => (await import('./check/lint.ts')).lint,
  types: async () => (await import('./check/types.ts')).types,
  architecture: async () => (await import('./check/architecture.ts')).architecture,
  uses: async () => (await import('./check/uses.ts')).uses,
  text: async () => (await import('./check/text.ts')).text,
  docs: async () => (await import('./check/docs.ts')).docs,
  lockfile: async () => (await import('./check/lockfile.ts')).lockfile,
  unused: async () => (await import('./check/unused.ts')).unused,
  tables: async () => (await import('./check/tables.ts')).tables,
  generated: async () => (await import('./check/generated.ts')).generated,
  budgets: async () => (await import('./check/budgets.ts')).budgets,
}
const shownMost = 40

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in checks))
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`)
  process.exit(2)
}
const chosen = wanted.length > 0 ? wanted : Object.keys(checks)
let wrong = 0
for (const name of chosen) if (!(await carryOut(name))) wrong += 1
console.log(
  wrong === 0 ? `All ${chosen.length} checks are fine.` : `${wrong} of ${chosen.length} checks found something.`,
)
process.exit(wrong === 0 ? 0 : 1)

/** Runs a check and prints its line, and what it found. */
async function carryOut(name: string): Promise<boolean> {
  const start = performance.now()
  const { findings, looked, mend } = await outcomeOf(name)
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`.padStart(7)
  const good = findings.length === 0
  const verdict = good ? (looked ?? '') : `${findings.length} found. ${mend}`
  console.log(`${good ? 'ok   ' : 'WRONG'} ${name.padEnd(13)}${seconds}  ${verdict}`)
  for (const finding of findings.slice(0, shownMost)) console.log(`        ${line(finding)}`)
  if (findings.length > shownMost) console.log(`        … and ${findings.length - shownMost} more`)
  return good
}

/** A check that breaks has found something. */
async function outcomeOf(name: string): Promise<Outcome & { mend: string }> {
  try {
    const check = await checks[name]?.()
    if (!check) throw new Error(`no check ${name}`)
    return { ...(await check.run()), mend: check.mend }
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { findings: [{ what }], mend: 'The check itself stopped: what it runs does not load, or does not work.' }
  }
}

function line({ where, what }: Finding): string {
  return where ? `${where}  ${what}` : what
}
