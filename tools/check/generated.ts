import { existsSync, readFileSync } from 'node:fs'
import { type Part, parts } from '../gen/parts.ts'
import { inside } from '../lib/root.ts'
import type { Check, Finding } from './finding.ts'

/** What is generated is as it would be generated now. */
export const generated: Check = {
  mend: 'Run `npm run gen` and look at what changed.',
  async run() {
    const findings: Finding[] = []
    for (const part of parts) findings.push(...(await drift(part)))
    return { findings, looked: parts.map((part) => part.file).join(', ') }
  },
}

/** Where the file first differs from what it should be. */
async function drift({ file, make }: Part): Promise<Finding[]> {
  const should = (await make()).split('\n')
  if (!existsSync(inside(file))) return [{ where: file, what: 'is not there' }]
  const is = readFileSync(inside(file), 'utf8').replaceAll('\r\n', '\n').split('\n')
  const line = should.findIndex((text, index) => text !== is[index])
  if (line < 0 && should.length === is.length) return []
  const at = line < 0 ? should.length : line
  return [{ where: `${file}:${at + 1}`, what: `should be "${should[at]?.trim() ?? ''}", is "${is[at]?.trim() ?? ''}"` }]
}
