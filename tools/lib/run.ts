import { spawn } from 'node:child_process'
import { inside, root } from './root.ts'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
}

/** Runs the program of an installed package (a path inside node_modules) on this runtime and keeps what it prints. */
export function runPackage(
  script: string,
  args: string[],
  { cwd = root, env = process.env }: RunOptions = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inside('node_modules', script), ...args], { cwd, env, stdio: 'pipe' })
    const ran: Ran = { code: 1, stdout: '', stderr: '' }
    child.stdin.end()
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ran.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      ran.stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ran, code: code ?? 1 }))
  })
}
