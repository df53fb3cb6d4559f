import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../shared/refusal.ts'
import { isDatabaseAway, isStorageFull, sqlState } from '../db/transaction.ts'
import type { Registry } from '../module.ts'
import type { Texts } from '../texts.ts'
import { cookieLanguage, languageOf, noteOwnLanguage } from './language.ts'
import { httpLimits } from './limits.ts'
import { faultProblem, type Problem, problemOf, sendProblem, wantsPage } from './problem.ts'
import { problemPage } from './problem-page.ts'
import type { Authenticate } from './routes.ts'
import { pageSecurity } from './security.ts'

/** One place maps whatever was thrown to problem+json. A fault of ours is logged with its stack; its text stays inside. */
export function handleErrors(app: FastifyInstance, registry: Registry, texts: Texts, authenticate: Authenticate): void {
  app.setErrorHandler((error, request, reply) => {
    const language = languageOf(request)
    const refusal = asRefusal(error)
    if (refusal) return send(request, reply, problemOf(refusal, registry, texts, language, request.id), texts)
    request.log.error({ err: faultOf(error), request: request.id }, 'fault')
    return send(request, reply, faultProblem(texts, language, request.id), texts)
  })
  app.setNotFoundHandler(async (request, reply) => {
    await noteOwnLanguageOf(request, authenticate)
    return answerUnknownAddress(request, reply, registry, texts)
  })
}

/** No route has looked who is signed in; where that can't be said now, the browser's language will do. */
async function noteOwnLanguageOf(request: FastifyRequest, authenticate: Authenticate): Promise<void> {
  if (cookieLanguage(request.headers)) return
  const signed = await authenticate(request).catch(() => null)
  noteOwnLanguage(request, signed?.language)
}

/** There is no such address. */
export function answerUnknownAddress(request: FastifyRequest, reply: FastifyReply, registry: Registry, texts: Texts) {
  const refusal = new Refusal('platform.route_unknown')
  return send(request, reply, problemOf(refusal, registry, texts, languageOf(request), request.id), texts)
}

/** problem+json for programs; the same sentence as a page for a person. */
function send(request: FastifyRequest, reply: FastifyReply, problem: Problem, texts: Texts): FastifyReply {
  if (!wantsPage(request)) return sendProblem(request, reply, problem)
  const lang = languageOf(request)
  const say = (key: string) => texts.message(lang, 'platform', key)
  const html = problemPage(problem, pageSecurity(reply), { lang, home: say('home'), product: say('product') })
  return reply.code(problem.status).type('text/html; charset=utf-8').serializer(String).send(html)
}

const fastifyCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'platform.body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'platform.media_type_unsupported',
  FST_ERR_CTP_INVALID_JSON_BODY: 'platform.body_unreadable',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'platform.body_unreadable',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'platform.body_unreadable',
  FST_REQ_FILE_TOO_LARGE: 'platform.file_too_large',
  FST_FILES_LIMIT: 'platform.too_many_parts',
  FST_FIELDS_LIMIT: 'platform.too_many_parts',
  FST_PARTS_LIMIT: 'platform.too_many_parts',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'platform.media_type_unsupported',
}

const sqlStates: Record<string, string> = {
  '23505': 'platform.conflict',
  '57014': 'platform.took_too_long',
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (isDatabaseAway(error)) return new Refusal('platform.database_away')
  if (isStorageFull(error)) return new Refusal('platform.storage_full')
  const code = sqlState(error) ?? ''
  const byCode = fastifyCodes[code] ?? sqlStates[code]
  if (byCode) return new Refusal(byCode, { max_mb: httpLimits.fileBytes / 1024 / 1024 })
  // Class 22: the text can't be stored as such (a NUL character, a lone surrogate).
  if (/^22\w{3}$/.test(code)) return new Refusal('platform.input_invalid', { count: 1 })
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status === 404) return new Refusal('platform.route_unknown')
  return status >= 400 && status < 500 ? new Refusal('platform.body_unreadable') : undefined
}

/** Message and stack, without the values a database error may quote. */
function faultOf(error: unknown) {
  if (!(error instanceof Error)) return { message: 'something that is no Error was thrown' }
  return { message: error.message, stack: error.stack, code: sqlState(error) }
}
