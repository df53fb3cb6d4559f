import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BiomeFinding, biome } from '../lib/biome.ts'
import { inside, root } from '../lib/root.ts'
import type { Check, Finding } from './finding.ts'
import { plantedIn, toothless } from './planted.ts'

/** Layout of the text and order of imports, as Biome writes them. */
export const format: Check = {
  mend: 'Run `npm run format`.',
  async run() {
    const { files, findings } = await biome('format', root)
    return { findings: findings.map(toFinding), looked: `${files} files` }
  },
}

/** Biome's rules and our own (tools/check/lint/*.grit): clock, texts, console, environment, any, accessibility … */
export const lint: Check = {
  mend: 'Rules and their exceptions stand in biome.json; `npx biome explain RULE` tells the why of one.',
  async run() {
    const { files, findings } = await biome('lint', root)
    return { findings: [...findings.map(toFinding), ...(await unproven())], looked: `${files} files` }
  },
}

function toFinding({ file, line, rule, message }: BiomeFinding): Finding {
  return { where: line > 0 ? `${file}:${line}` : file, what: `${rule}: ${message}` }
}

/** Runs both over a planted tree whose files say in their first lines what must be found there, and nothing else. */
async function unproven(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-lint-'))
  try {
    cpSync(inside('tools/check/fixtures/lint'), folder, { recursive: true })
    cpSync(inside('tools/check/lint'), join(folder, 'tools/check/lint'), { recursive: true })
    cpSync(inside('biome.json'), join(folder, 'biome.json'))
    const parts = await Promise.all([
      biome('format', folder, '--vcs-enabled=false'),
      biome('lint', folder, '--vcs-enabled=false'),
    ])
    const found = parts.flatMap((part) => part.findings)
    return toothless(
      found.map(({ rule, file }) => `${rule} in ${file}`),
      plantedIn(folder),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
