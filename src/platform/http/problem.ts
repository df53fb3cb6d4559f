import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FieldProblem, Refusal } from '../../shared/refusal.ts'
import type { Registry } from '../module.ts'
import type { Texts } from '../texts.ts'

/** RFC 9457, with our code, the fields to mend and the id to quote on the telephone. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  code: string
  detail: string
  fields?: FieldProblem[]
  request_id: string
}

/** Makes the answer to a refusal in the reader's language. */
export function problemOf(
  refusal: Refusal,
  registry: Registry,
  texts: Texts,
  language: string,
  requestId: string,
): Problem {
  const status = registry.refusals[refusal.code] ?? 422
  const detail = texts.refusal(language, refusal.code, refusal.params)
  const fields = refusal.fields.map((field) => ({
    ...field,
    detail: field.detail ?? texts.field(language, field.code, refusal.params),
  }))
  return {
    type: 'about:blank',
    title: detail,
    status,
    code: refusal.code,
    detail,
    ...(fields.length > 0 ? { fields } : {}),
    request_id: requestId,
  }
}

/** The answer when we are at fault: nothing about the inside leaves the server. */
export function faultProblem(texts: Texts, language: string, requestId: string): Problem {
  const detail = texts.message(language, 'platform', 'internal')
  return { type: 'about:blank', title: detail, status: 500, code: 'platform.internal', detail, request_id: requestId }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  if ([408, 429, 503].includes(problem.status) && !reply.hasHeader('retry-after')) void reply.header('retry-after', '5')
  if (problem.status >= 500) request.log.error({ code: problem.code }, 'answered with a problem')
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
}

/** A person who opened an address in the browser, not a program. */
export function wantsPage(request: FastifyRequest): boolean {
  const accepts = request.headers.accept ?? ''
  return request.method === 'GET' && accepts.includes('text/html') && !request.url.startsWith('/api/')
}
