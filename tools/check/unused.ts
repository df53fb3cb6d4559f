import { runPackage } from '../lib/run.ts'
import type { Check, Finding } from './finding.ts'

type Symbols = { name: string; line?: number }[]
type Issue = { file: string } & Record<string, Symbols | string>

/** Files, exports, types and packages that nothing uses (knip; what counts as used stands in knip.json). */
export const unused: Check = {
  mend: 'Delete it, or stop exporting it. Found from a folder at run time? Name the pattern in knip.json.',
  async run() {
    const ran = await runPackage('knip/bin/knip.js', [
      '--reporter',
      'json',
      '--no-progress',
      '--treat-config-hints-as-errors',
    ])
    const start = ran.stdout.indexOf('{')
    if (start < 0) return { findings: [{ what: `knip gave no report: ${ran.stderr || ran.stdout}` }] }
    const report = JSON.parse(ran.stdout.slice(start)) as { issues: Issue[] }
    const findings = report.issues.flatMap(findingsOf)
    if (ran.code !== 0 && findings.length === 0) findings.push({ where: 'knip.json', what: ran.stderr })
    return { findings }
  },
}

function findingsOf({ file, ...kinds }: Issue): Finding[] {
  return Object.entries(kinds).flatMap(([kind, symbols]) =>
    Array.isArray(symbols)
      ? symbols.map(({ name, line }) => ({ where: line ? `${file}:${line}` : file, what: `${kind}: ${name}` }))
      : [],
  )
}
