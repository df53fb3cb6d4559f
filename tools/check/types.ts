import { existsSync } from 'node:fs'
import { inside } from '../lib/root.ts'
import { runPackage } from '../lib/run.ts'
import type { Check, Finding } from './finding.ts'

const projects = ['tsconfig.json', 'tsconfig.web.json']

/** TypeScript over the server's side and over the pages: they see different libraries. */
export const types: Check = {
  mend: 'Run `npx tsc -p tsconfig.json` or `npx tsc -p tsconfig.web.json` for the whole message.',
  async run() {
    const results = await Promise.all(projects.filter((project) => existsSync(inside(project))).map(typecheck))
    const files = results.reduce((sum, result) => sum + result.files, 0)
    return { findings: results.flatMap((result) => result.findings), looked: `${files} files` }
  },
}

/** Typechecks one project. Having read no file of ours is wrong too. */
async function typecheck(project: string) {
  const ran = await runPackage('typescript/bin/tsc', ['-p', project, '--noEmit', '--pretty', 'false', '--listFiles'])
  const lines = ran.stdout.split('\n').filter((text) => text.trim() !== '')
  const files = lines.filter((text) => /\.tsx?$/.test(text) && !text.includes('/node_modules/')).length
  const errors: Finding[] = lines
    .filter((text) => /error TS\d+/.test(text))
    .map((text) => ({ what: text.replace(/: error (TS\d+)/, '  $1') }))
  if (ran.code !== 0 && errors.length === 0) errors.push({ where: project, what: ran.stderr || ran.stdout })
  return { files, findings: errors }
}
