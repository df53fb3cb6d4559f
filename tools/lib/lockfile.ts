import { readFileSync, writeFileSync } from 'node:fs'
import { inside } from './root.ts'

/** An entry of package-lock.json, as far as it matters here. */
interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

export interface Lockfile {
  packages: Record<string, Entry>
}

/** An optional package (mostly: a program built for another kind of computer) that the lock file names but doesn't hold. */
export interface Gap {
  name: string
  version: string
  /** Place of the package that asks for it: `node_modules/@swc/core`. */
  parent: string
}

const file = inside('package-lock.json')

export function readLockfile(): Lockfile {
  return JSON.parse(readFileSync(file, 'utf8')) as Lockfile
}

/**
 * Optional packages without an entry. `npm install` leaves them out where the registry it asks lacks them, and then `npm ci` refuses
 * the lock file everywhere.
 */
export function gapsOf({ packages }: Lockfile): Gap[] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesFor(name, parent).some((place) => place in packages))
      .map(([name, range]) => ({ name, version: range.replace(/^[\^~]/, ''), parent })),
  )
}

/** Where Node would look for a package that `parent` asks for, nearest first. */
function placesFor(name: string, parent: string): string[] {
  const own = `${parent === '' ? '' : `${parent}/`}node_modules/${name}`
  if (parent === '') return [own]
  const above = parent.lastIndexOf('/node_modules/')
  return [own, ...placesFor(name, above < 0 ? '' : parent.slice(0, above))]
}

/** Writes the lock file with an entry for each gap, so that `npm ci` takes it here and fetches the package where it is needed. */
export function fillGaps(lock: Lockfile, gaps: Gap[]): void {
  for (const { name, version, parent } of gaps) {
    const top = `node_modules/${name}`
    const place = top in lock.packages ? `${parent}/${top}` : top
    const dev = lock.packages[parent]?.dev === true ? { dev: true } : {}
    const { cpu, libc, os } = kindOfComputer(name)
    // In the order npm itself writes.
    lock.packages[place] = { version, ...cpu, ...dev, ...libc, optional: true, ...os }
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

/** Such packages tell in their name what they were built for: `core-linux-arm-gnueabihf`, `binding-wasm32-wasi`. */
function kindOfComputer(name: string) {
  const words = name.split(/[/-]/)
  const os = systems.filter((word) => words.includes(word))
  const cpu = processors.filter((word) => words.includes(word))
  if (os.length + cpu.length === 0) throw new Error(`what ${name} was built for is not plain from its name`)
  const libc = words.flatMap((word) => (word.startsWith('musl') ? ['musl'] : word.startsWith('gnu') ? ['glibc'] : []))
  return {
    cpu: cpu.length > 0 ? { cpu } : {},
    libc: libc.length > 0 ? { libc } : {},
    os: os.length > 0 ? { os } : {},
  }
}
