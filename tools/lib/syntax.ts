import { readFileSync } from 'node:fs'
import { parseSync } from '@swc/core'

/** A node of the syntax tree; its fields depend on `type`. */
export type Node = Record<string, unknown>

/** The syntax tree of a TypeScript file. */
export function parseFile(file: string): Node {
  return parseSync(readFileSync(file, 'utf8'), {
    syntax: 'typescript',
    tsx: file.endsWith('x'),
    target: 'es2024',
  }) as unknown as Node
}

/** Every node below (and with) `node`, in the order of the text. */
export function* walk(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const item of node) yield* walk(item)
  } else if (isNode(node)) {
    yield node
    for (const value of Object.values(node)) yield* walk(value)
  }
}

/** The strings of the first list written as `name: ['a', 'b']` in a file; undefined when there is none. */
export function listNamed(file: string, name: string): string[] | undefined {
  for (const node of walk(parseFile(file))) {
    if (node.type !== 'KeyValueProperty' || !isNode(node.key) || node.key.value !== name) continue
    const value = isNode(node.value) && node.value.type === 'TsConstAssertion' ? node.value.expression : node.value
    if (isNode(value) && value.type === 'ArrayExpression') return stringsOf(value)
  }
  return undefined
}

function stringsOf(array: Node): string[] {
  return [...walk(array.elements)].filter((node) => node.type === 'StringLiteral').map((node) => String(node.value))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
