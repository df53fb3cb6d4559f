import { join } from 'node:path'
import { ownerOf } from './catalogues.ts'
import { type Node, parseFile, walk } from './syntax.ts'

/** A text that code asks for. A `*` in the key stands for what is only known when running. */
export interface WantedText {
  file: string
  owner: string
  /** Dotted key with its group: `pages.resident.file.title`, `refusals.closed`, `messages.filed`. */
  key: string
}

/**
 * The texts a source file asks for:
 * `const t = useWords('requests')` and `t('key')` (pages), `nav: { label: 'key' }` (pages), `defineRefusals({ 'requests.closed': 409 })`,
 * `refuse('requests.closed')`, `texts.message(language, 'requests', 'key')` and `ctx.audit('post', id, { seats })` (server).
 */
export function textsWanted(baseDir: string, file: string): WantedText[] {
  const nodes = [...walk(parseFile(join(baseDir, file)))]
  const namespaces = new Map(nodes.flatMap(namespaceOf))
  return nodes.flatMap((node) => wantedBy(node, ownerOf(file), namespaces)).map((wanted) => ({ file, ...wanted }))
}

type Wanted = Omit<WantedText, 'file'>

/** `const t = useWords('requests')` → [['t', 'requests']] */
function namespaceOf(node: Node): [string, string][] {
  if (node.type !== 'VariableDeclarator') return []
  const [variable, call] = [node.id as Node, node.init as Node | null]
  if (call?.type !== 'CallExpression' || variable.type !== 'Identifier') return []
  const made = calleeName(call)
  if (made === 'useKitWords') return [[String(variable.value), 'kit']]
  const module = argument(call, 0)
  return made === 'useWords' && module !== undefined ? [[String(variable.value), module]] : []
}

function wantedBy(node: Node, owner: string, namespaces: Map<string, string>): Wanted[] {
  if (node.type === 'KeyValueProperty') return navLabel(node, owner)
  if (node.type !== 'CallExpression') return []
  const called = calleeName(node)
  const first = argument(node, 0)
  if (called === 'audit') return auditWords(node)
  if (called === 'defineRefusals') return refusalKeys(node).map(refusalText)
  if (first === undefined) return []
  if (called === 'refuse') return [refusalText(first)]
  if (called === 'message') return messageText(node)
  const namespace = namespaces.get(called)
  if (namespace === undefined) return []
  return pageText(first, namespace)
}

/** i18next lets a key name its namespace: `kit:close`. Nothing can be said of one whose namespace is known only when running. */
function pageText(text: string, namespace: string): Wanted[] {
  const [named, key] = text.includes(':') ? (text.split(':') as [string, string]) : [namespace, text]
  if (named.includes('*') || !/[^*]/.test(key)) return []
  return [{ owner: named, key: named === 'kit' ? key : `pages.${key}` }]
}

function messageText(call: Node): Wanted[] {
  const [module, key] = [argument(call, 1), argument(call, 2)]
  return module !== undefined && key !== undefined ? [{ owner: module, key: `messages.${key}` }] : []
}

/** What the audit page calls a thing and its fields: `ctx.audit('post', id, { seats })`. Keys known only when running aren't looked at. */
function auditWords(call: Node): Wanted[] {
  const [entity, fields] = [argument(call, 0), argumentNode(call, 2)]
  const names = fields?.type === 'ObjectExpression' ? (fields.properties as Node[]).flatMap(propertyNames) : []
  const words = 'pages.workbench.audit'
  return [
    ...(entity === undefined ? [] : [{ owner: 'access', key: `${words}.entities.${entity}` }]),
    ...names.map((name) => ({ owner: 'access', key: `${words}.fields.${name}` })),
  ]
}

/** `name`, `name: value`, and those of objects spread: `...(set ? { name } : {})`. */
function propertyNames(property: Node): string[] {
  if (property.type === 'Identifier') return [String(property.value)]
  if (property.type === 'SpreadElement') {
    return [...walk(property.arguments)]
      .filter((node) => node.type === 'ObjectExpression')
      .flatMap((object) => (object.properties as Node[]).flatMap(propertyNames))
  }
  const key = property.key as Node | undefined
  return key?.type === 'Identifier' || key?.type === 'StringLiteral' ? [String(key.value)] : []
}

function refusalText(code: string): Wanted {
  const [owner = '', ...rest] = code.split('.')
  return { owner, key: `refusals.${rest.join('.')}` }
}

function refusalKeys(call: Node): string[] {
  const object = argumentNode(call, 0)
  if (object?.type !== 'ObjectExpression') return []
  const keys = (object.properties as Node[]).map((property) => property.key as Node | undefined)
  return keys.flatMap((key) => (key?.type === 'StringLiteral' ? [String(key.value)] : []))
}

function navLabel(property: Node, owner: string): Wanted[] {
  const [key, value] = [property.key as Node, property.value as Node]
  if (key.value !== 'nav' || value.type !== 'ObjectExpression') return []
  const label = (value.properties as Node[]).find((inner) => (inner.key as Node | undefined)?.value === 'label')
  const text = textOf(label?.value as Node | undefined)
  return text === undefined ? [] : pageText(text, owner)
}

function calleeName(call: Node): string {
  const callee = call.callee as Node
  const named = callee.type === 'MemberExpression' ? (callee.property as Node) : callee
  return named.type === 'Identifier' ? String(named.value) : ''
}

function argument(call: Node, index: number): string | undefined {
  return textOf(argumentNode(call, index))
}

function argumentNode(call: Node, index: number): Node | undefined {
  return (call.arguments as { expression: Node }[])[index]?.expression
}

/** A string as written; in a template the parts known only when running become `*`. */
function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'StringLiteral') return String(node.value)
  if (node?.type !== 'TemplateLiteral') return undefined
  return (node.quasis as Node[]).map((part) => String(part.cooked)).join('*')
}
