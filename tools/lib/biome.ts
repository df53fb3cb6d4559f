import { type Ran, runPackage } from './run.ts'

/** What Biome says about one place. `rule` is `format`, `lint/group/name`, or the name of one of our own rules. */
export interface BiomeFinding {
  rule: string
  file: string
  line: number
  message: string
}

interface Report {
  summary: { changed: number; unchanged: number }
  diagnostics: {
    category: string
    message: string
    location?: { path: string; start: { line: number } }
  }[]
}

/** Runs Biome over a folder; never writes. `parts`: formatting (with the order of imports) or lint. */
export async function biome(part: 'format' | 'lint', cwd: string, ...options: string[]) {
  const off = part === 'format' ? ['--linter-enabled=false'] : ['--formatter-enabled=false', '--assist-enabled=false']
  const args = ['check', ...off, '--error-on-warnings', '--reporter=json', '--max-diagnostics=none', ...options, '.']
  const report = readReport(await runPackage('@biomejs/biome/bin/biome', args, { cwd }))
  return {
    files: report.summary.changed + report.summary.unchanged,
    findings: report.diagnostics.map(toFinding),
  }
}

function readReport(ran: Ran): Report {
  const start = ran.stdout.indexOf('{')
  if (start < 0) throw new Error(`Biome gave no report: ${ran.stderr || ran.stdout}`)
  return JSON.parse(ran.stdout.slice(start)) as Report
}

function toFinding({ category, message, location }: Report['diagnostics'][number]): BiomeFinding {
  const own = category === 'plugin' ? /^([a-z-]+): (.*)$/s.exec(message) : null
  return {
    rule: own?.[1] ?? category,
    message: category === 'format' ? 'is laid out otherwise' : (own?.[2] ?? message),
    file: location?.path ?? '',
    line: location?.start.line ?? 0,
  }
}
