import { existsSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { filesMatching } from '../lib/files.ts'
import { inside, root } from '../lib/root.ts'
import { options, resolving, rules } from './architecture-rules.ts'
import type { Check, Finding } from './finding.ts'
import { plantedIn, toothless } from './planted.ts'

const planted = inside('tools/check/fixtures/architecture')
const folders = ['src', 'demo', 'e2e', 'bench', 'tools']

/**
 * The dependency rules of architecture-rules.ts over the whole project, and over a planted tree that breaks each of them.
 * Files that weren't read count as broken: an unread file keeps every rule.
 */
export const architecture: Check = {
  mend: 'The rule says who may import whom and why: tools/check/architecture-rules.ts.',
  async run() {
    const result = await cruiseTree(root)
    const findings = [...violations(result), ...unread(result), ...(await unproven())]
    return { findings, looked: `${own(result).length} modules, ${rules.length} rules, each seen to bite` }
  },
}

/** Reads every module of a tree laid out as the project is, and its imports. */
export async function cruiseTree(baseDir: string): Promise<ICruiseResult> {
  const present = folders.filter((folder) => existsSync(`${baseDir}/${folder}`))
  const { output } = await cruise(
    present,
    { ...options, baseDir, validate: true, ruleSet: { forbidden: rules } },
    resolving,
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result')
  return output
}

function violations(result: ICruiseResult): Finding[] {
  const comments = new Map(rules.map((rule) => [rule.name, rule.comment]))
  return result.summary.violations.map(({ rule, from, to }) => ({
    where: from,
    what: `${rule.name}: imports ${to}. ${comments.get(rule.name)}`,
  }))
}

/** The modules of the project itself, without packages and what node provides. */
function own(result: ICruiseResult) {
  return result.modules.filter((module) => folders.some((folder) => module.source.startsWith(`${folder}/`)))
}

/** Source files that dependency-cruiser didn't read. */
function unread(result: ICruiseResult): Finding[] {
  const read = new Set(result.modules.map((module) => module.source))
  return filesMatching(...folders.map((folder) => `${folder}/**/*.{ts,tsx}`))
    .filter((file) => !read.has(file) && !file.endsWith('.d.ts'))
    .map((file) => ({ where: file, what: 'was not read, so no rule was checked in it' }))
}

/** What the rules find in the planted tree must be what its files say was planted, and each rule must be planted once. */
async function unproven(): Promise<Finding[]> {
  const { violations: found } = (await cruiseTree(planted)).summary
  const expected = plantedIn(planted)
  return [
    ...toothless(
      found.map(({ rule, from }) => `${rule.name} in ${from}`),
      expected,
    ),
    ...rules
      .filter((rule) => !expected.some((line) => line.startsWith(`${rule.name} in `)))
      .map((rule) => ({ what: `no violation is planted for rule ${rule.name}` })),
  ]
}
