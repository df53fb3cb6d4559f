import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inside, root } from '../lib/root.ts'
import { listNamed } from '../lib/syntax.ts'
import { cruiseTree } from './architecture.ts'
import type { Check, Finding } from './finding.ts'
import { plantedIn, toothless } from './planted.ts'

const planted = inside('tools/check/fixtures/uses')
const isTest = (file: string) => /\.test\.tsx?$|\/test\//.test(file)
const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1]

/** What a module says it uses, and the peers it really imports from (tests left aside). */
export interface ModuleUses {
  name: string
  /** undefined: module.ts has no such list. */
  listed: string[] | undefined
  imported: string[]
  hasManifest: boolean
}

/** Every peer a module imports stands in `uses` of its module.ts, nothing else does, and nobody uses itself in a circle. */
export const uses: Check = {
  mend: 'List exactly the imported peers in `uses` of module.ts; a circle is broken by an event.',
  async run() {
    const modules = await readUses(root)
    return { findings: [...judge(modules), ...(await unproven())], looked: `${modules.length} modules` }
  },
}

/** Reads all modules of a tree laid out as the project is, sorted by name. */
export async function readUses(baseDir: string): Promise<ModuleUses[]> {
  const folder = join(baseDir, 'src/modules')
  if (!existsSync(folder)) return []
  const imports = (await cruiseTree(baseDir)).modules
    .filter(({ source }) => moduleOf(source) && !isTest(source))
    .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => [moduleOf(source), moduleOf(resolved)]))
  return foldersIn(folder).map((name) => {
    const manifest = join(folder, name, 'module.ts')
    const peers = imports
      .filter(([from, to]) => from === name && to !== undefined && to !== name)
      .map(([, to]) => to ?? '')
    const hasManifest = existsSync(manifest)
    return {
      name,
      hasManifest,
      listed: hasManifest ? listNamed(manifest, 'uses') : undefined,
      imported: [...new Set(peers)].sort(),
    }
  })
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function judge(modules: ModuleUses[]): Finding[] {
  const names = new Set(modules.map((module) => module.name))
  return [...modules.flatMap((module) => judgeOne(module, names)), ...circles(modules)]
}

function judgeOne({ name, listed, imported, hasManifest }: ModuleUses, names: Set<string>): Finding[] {
  const where = `src/modules/${name}`
  if (!hasManifest) return [{ where, what: 'has no module.ts' }]
  if (!listed) return [{ where, what: 'has no list of uses in its module.ts' }]
  const unlisted = imported.filter((peer) => !listed.includes(peer))
  const unknown = listed.filter((peer) => !names.has(peer))
  const unused = listed.filter((peer) => names.has(peer) && !imported.includes(peer))
  return [
    ...unlisted.map((peer) => ({ where, what: `imports ${peer}, which its uses don't list` })),
    ...unknown.map((peer) => ({ where, what: `lists ${peer} in uses, which is no module` })),
    ...unused.map((peer) => ({ where, what: `lists ${peer} in uses, but imports nothing from it` })),
  ]
}

/** Circles, each told once, from its first module by name. */
function circles(modules: ModuleUses[]): Finding[] {
  const graph = new Map(modules.map(({ name, listed, imported }) => [name, new Set([...(listed ?? []), ...imported])]))
  const done = new Set<string>()
  const visit = (name: string, path: string[]): string[][] => {
    if (path.includes(name)) return [[...path.slice(path.indexOf(name)), name]]
    if (done.has(name)) return []
    const found = [...(graph.get(name) ?? [])].flatMap((peer) => visit(peer, [...path, name]))
    done.add(name)
    return found
  }
  return [...graph.keys()]
    .flatMap((name) => visit(name, []))
    .map((circle) => ({ where: `src/modules/${circle[0]}`, what: `uses itself in a circle: ${circle.join(' → ')}` }))
}

/** The planted tree breaks every rule once. */
async function unproven(): Promise<Finding[]> {
  const found = judge(await readUses(planted))
  const expected = plantedIn(planted).map((line) => line.replace(/ in (src\/modules\/\w+)\/\w+\.ts$/, ' in $1'))
  return toothless(
    found.map(({ where, what }) => `${what} in ${where}`),
    expected,
  )
}
