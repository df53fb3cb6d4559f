import { type CompiledQuery, PostgresQueryCompiler, type QueryId, type RawNode, type RootOperationNode } from 'kysely'

type Parameter = { kind: string; value?: unknown; immediate?: boolean }

/**
 * Kysely's compiler, which writes a `sql` template without parts of other templates only once: its text hangs on the template alone,
 * each value is the next parameter. Statements are asked in that form by the ten thousand.
 */
export class RememberingCompiler extends PostgresQueryCompiler {
  private readonly texts = new WeakMap<readonly string[], string>()

  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const values = node.kind === 'RawNode' ? valuesOf(node) : undefined
    if (node.kind !== 'RawNode' || !values) return super.compileQuery(node, queryId)
    const text = this.texts.get(node.sqlFragments)
    if (text !== undefined) return { query: node, queryId, sql: text, parameters: values }
    const compiled = super.compileQuery(node, queryId)
    this.texts.set(node.sqlFragments, compiled.sql)
    return compiled
  }
}

/** The values of a template that holds nothing else. */
function valuesOf(node: RawNode): unknown[] | undefined {
  const parameters = node.parameters as readonly Parameter[]
  if (parameters.length === 0) return undefined
  const plain = parameters.every((parameter) => parameter.kind === 'ValueNode' && !parameter.immediate)
  return plain ? parameters.map((parameter) => parameter.value) : undefined
}
