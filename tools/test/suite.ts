import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '../build-web.ts'
import { filesMatching } from '../lib/files.ts'
import { memoryFolder } from '../lib/memory-folder.ts'
import { inside, root } from '../lib/root.ts'
import { add, closingLine, countReport, none, type Tally } from './tally.ts'

/**
 * Runs the suite and prints, as its last line alone, `N passed, N failed` (with `, N skipped` where some were).
 * Answers the exit code: 0 only when something ran and nothing failed.
 */
export async function runSuite(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-suite-'))
  // Data folders of products and browsers: nothing there outlives the run.
  const near = mkdtempSync(join(memoryFolder() ?? folder, 'linli-suite-'))
  let tally = none
  try {
    tally = add(tally, await runProject('rules', args, env, folder))
    const journeys = journeysWanted(args)
    if (journeys > 0) {
      const built = await bundlesBuilt()
      const told = { ...env, TMPDIR: near, LINLI_JOURNEYS: String(journeys) }
      tally = add(tally, built ? await runProject('journeys', args, told, folder) : { ...none, failed: 1 })
    }
  } finally {
    for (const made of [near, folder]) rmSync(made, { recursive: true, force: true })
  }
  if (tally.passed + tally.failed === 0) process.stdout.write('No test matched.\n')
  process.stdout.write(`\n${closingLine(tally)}\n`)
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1
}

/** How many files of journeys will run: bundles are only built where one does. */
function journeysWanted(args: string[]): number {
  const journeys = filesMatching('e2e/**/*.e2e.ts')
  const filters = args.filter((arg) => !arg.startsWith('-') && /[/.]/.test(arg))
  if (filters.length === 0) return journeys.length
  return journeys.filter((file) => filters.some((filter) => file.includes(filter))).length
}

/** A bundle that can't be built is a failure of the suite, and leaves the rest of it counted. */
async function bundlesBuilt(): Promise<boolean> {
  try {
    await buildWeb({ log: (line) => process.stdout.write(`${line}\n`) })
    return true
  } catch (error) {
    process.stderr.write(`The web bundles could not be built: ${error instanceof Error ? error.message : error}\n`)
    return false
  }
}

async function runProject(project: string, args: string[], env: NodeJS.ProcessEnv, folder: string): Promise<Tally> {
  const report = join(folder, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await vitest(['run', `--project=${project}`, '--passWithNoTests', ...reporters, ...args], env)
  return countReport(report, code)
}

/** Tests begin some two hundred programs: what one has compiled the next finds there (nodejs.org/api/module.html, module compile cache). */
const compiled = { NODE_COMPILE_CACHE: inside('node_modules/.cache/compiled') }

function vitest(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [inside('node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    env: { ...compiled, ...env },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
