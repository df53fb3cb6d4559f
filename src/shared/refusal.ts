/** A field that needs mending: `path` as in the input ("place.areaId"), `code` for the sentence, `detail` the sentence. */
export type FieldProblem = { path: string; code: string; detail?: string }

/**
 * A lawful "no": a code from a contract, never a text. HTTP status and sentence are looked up once, at the edge.
 * `params` fill the sentence's placeholders.
 */
export class Refusal extends Error {
  readonly code: string
  readonly params: Record<string, string | number>
  readonly fields: FieldProblem[]

  constructor(code: string, params: Record<string, string | number> = {}, fields: FieldProblem[] = []) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.fields = fields
  }
}

/** Stops with a refusal. */
export function refuse(code: string, params?: Record<string, string | number>, fields?: FieldProblem[]): never {
  throw new Refusal(code, params, fields)
}
