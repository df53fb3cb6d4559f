import type { FieldProblem } from '../../shared/refusal.ts'

/** A Zod schema as far as this needs it. */
interface Checker {
  safeParse: (value: unknown) => {
    success: boolean
    error?: { issues: { path: PropertyKey[]; message: string; code?: string }[] }
  }
}

const known = /^[a-z_]+$/

/**
 * Checks a form's value by the contract's own schema, which is loaded only now (validation is no part of the first page):
 * `checkInput(() => import('../contract.ts').then((c) => c.routes['POST …'].body), value)`. Answers the fields to mend.
 */
export async function checkInput(load: () => Promise<Checker>, value: unknown): Promise<FieldProblem[]> {
  const schema = await load()
  const result = schema.safeParse(value)
  if (result.success) return []
  return (result.error?.issues ?? []).map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: known.test(issue.message) ? issue.message : (issue.code ?? 'invalid'),
  }))
}
