import { type CompiledQuery, PostgresQueryCompiler, type QueryId, type RawNode, type RootOperationNode } from 'kysely'

type Part = { kind: string; value?: unknown; immediate?: boolean }

/**
 * Kysely's compiler, which doesn't walk a `sql` template node by node: the text of one without parts of other templates is written once
 * and remembered, for it hangs on the template alone; that of one made of others is put together from theirs. Statements are asked in
 * that form by the ten thousand. What else is in a template (a name, a query of the builder) is left to Kysely.
 */
export class RememberingCompiler extends PostgresQueryCompiler {
  private readonly texts = new WeakMap<readonly string[], string>()

  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    if (node.kind !== 'RawNode' || node.parameters.length === 0) return super.compileQuery(node, queryId)
    const parameters = valuesOf(node)
    if (parameters) return { query: node, queryId, sql: this.remembered(node), parameters }
    const values: unknown[] = []
    const text = textOf(node, values)
    return text === undefined
      ? super.compileQuery(node, queryId)
      : { query: node, queryId, sql: text, parameters: values }
  }

  private remembered(node: RawNode): string {
    const known = this.texts.get(node.sqlFragments)
    if (known !== undefined) return known
    const text = textOf(node, []) ?? ''
    this.texts.set(node.sqlFragments, text)
    return text
  }
}

/** The values of a template that holds nothing else. */
function valuesOf(node: RawNode): unknown[] | undefined {
  const parts = node.parameters as readonly Part[]
  return parts.every(isValue) ? parts.map((part) => part.value) : undefined
}

function isValue(part: Part): boolean {
  return part.kind === 'ValueNode' && !part.immediate
}

/** The text of a template and those within it, its values added to `values`; undefined where it holds anything else. */
function textOf(node: RawNode, values: unknown[]): string | undefined {
  let text = node.sqlFragments[0] ?? ''
  for (const [index, part] of (node.parameters as readonly Part[]).entries()) {
    const written = partOf(part, values)
    if (written === undefined) return undefined
    text += written + (node.sqlFragments[index + 1] ?? '')
  }
  return text
}

function partOf(part: Part, values: unknown[]): string | undefined {
  if (isValue(part)) return `$${values.push(part.value)}`
  return part.kind === 'RawNode' ? textOf(part as unknown as RawNode, values) : undefined
}
