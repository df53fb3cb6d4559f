import type { FieldProblem } from '../../shared/refusal.ts'

/**
 * Every way a call can end badly: a refusal of the server (problem+json, RFC 9457), or one of our own codes with
 * status 0: `offline`, `timeout`, `unreachable`. `title` and `detail` are sentences for the person.
 */
export class ApiProblem extends Error {
  status: number
  code: string
  title: string
  detail: string
  fields: FieldProblem[]
  requestId: string | undefined

  constructor(init: {
    status: number
    code: string
    title: string
    detail?: string
    fields?: FieldProblem[]
    requestId?: string
  }) {
    super(`${init.code}: ${init.title}`)
    this.name = 'ApiProblem'
    this.status = init.status
    this.code = init.code
    this.title = init.title
    this.detail = init.detail ?? ''
    this.fields = init.fields ?? []
    this.requestId = init.requestId
  }

  /** The same request may be sent again as it is: nothing is known to be wrong with it. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** Any thrown thing as a problem; a broken page chunk or a bug reads as our own trouble, never as the person's; without a network, as that. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  if (globalThis.navigator?.onLine === false) return new ApiProblem({ status: 0, code: 'offline', title: '' })
  return new ApiProblem({ status: 500, code: 'unexpected', title: '' })
}
