import { existsSync, globSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { type Node, parseFile, walk } from '../lib/syntax.ts'
import type { WantedText } from '../lib/text-keys.ts'
import type { Finding } from './finding.ts'

/** Where each face's pages begin; what they import, at once or later, is shown in that face. */
const faces: Record<string, string> = {
  resident: 'src/modules/*/web/resident{,-parts}.tsx',
  workbench: 'src/modules/*/web/{workbench,parts}.tsx',
  public: 'src/modules/*/web/public.tsx',
}
const ofFace = new RegExp(`^pages\\.(${Object.keys(faces).join('|')})\\.`)

/** Texts asked for in a face that doesn't get them: it gets `words` and its own group, and would show the bare key. */
export function beyondFace(baseDir: string, wanted: readonly WantedText[]): Finding[] {
  const found = Object.entries(faces).flatMap(([face, entries]) => {
    const shown = reached(baseDir, globSync(entries, { cwd: baseDir }))
    return wanted
      .filter(({ file, key }) => shown.has(file) && (ofFace.exec(key)?.[1] ?? face) !== face)
      .map(({ file, key }) => ({ where: file, what: `asks for ${key} in the ${face} face, which doesn't get it` }))
  })
  return [...new Map(found.map((one) => [`${one.where} ${one.what}`, one])).values()]
}

/** These files and everything of their own module's pages that they import, however far. */
function reached(baseDir: string, entries: readonly string[]): Set<string> {
  const shown = new Set<string>()
  const open = entries.map((file) => file.replaceAll('\\', '/'))
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (shown.has(file) || !existsSync(join(baseDir, file))) continue
    shown.add(file)
    open.push(...importsOf(baseDir, file).filter((path) => /^src\/modules\/[^/]+\/web\/.+\.tsx?$/.test(path)))
  }
  return shown
}

function importsOf(baseDir: string, file: string): string[] {
  return [...walk(parseFile(join(baseDir, file)))]
    .flatMap(sourceOf)
    .filter((source) => source.startsWith('.'))
    .map((source) => posix.join(dirname(file), source))
}

/** `import … from 'x'`, `export … from 'x'`, `import('x')`; types are gone when it runs. */
function sourceOf(node: Node): string[] {
  if (node.type === 'ImportDeclaration' && node.typeOnly === true) return []
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(String(node.type)) && node.source) {
    return [String((node.source as Node).value)]
  }
  if (node.type !== 'CallExpression' || (node.callee as Node).type !== 'Import') return []
  const [first] = node.arguments as { expression: Node }[]
  return first?.expression.type === 'StringLiteral' ? [String(first.expression.value)] : []
}
