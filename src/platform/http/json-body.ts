import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../shared/refusal.ts'
import { httpLimits } from './limits.ts'

/** JSON as it is parsed by default (no prototypes), but not of any depth. Refusals: body_too_deep, body_unreadable. */
export function takeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isDeeper(body, httpLimits.bodyDepth)) {
      done(new Refusal('platform.body_too_deep', { depth: httpLimits.bodyDepth }))
      return
    }
    void parse(request, body, done)
  })
}

/** Whether lists and objects lie more than `most` deep within each other; looked at before parsing, so that depth costs nothing. */
export function isDeeper(json: string, most: number): boolean {
  let depth = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gs)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > most) return true
  }
  return false
}
