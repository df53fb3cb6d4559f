import { finished } from 'node:stream/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { z } from 'zod'
import type { ApiKey } from '../../shared/actor.ts'
import type { Route } from '../../shared/contract.ts'
import type { Language } from '../../shared/languages.ts'
import { Refusal, refuse } from '../../shared/refusal.ts'
import { admit, type Caller } from '../command/run.ts'
import type { Download, Operation } from '../command/types.ts'
import { acceptSheet, acceptSound, acceptUpload } from '../files/image.ts'
import { createLimiter, type Limiter } from '../limits.ts'
import type { Platform } from '../platform.ts'
import { parseInput } from './input.ts'
import { languageOf, noteOwnLanguage } from './language.ts'
import { httpLimits } from './limits.ts'
import { uploadsAtOnce } from './uploads-at-once.ts'

/** Who is signed in, by the session cookie of a request; null without one (given by module `access`). */
export type Authenticate = (request: FastifyRequest) => Promise<Signed | null>

/** `language` is the one the account keeps as its own, where it has chosen one; `key`: a program's, instead of an account. */
export type Signed = { accountId: string | null; sessionId?: string; language?: Language | null; key?: ApiKey }

/** Whoever calls, nobody is looked for. */
const nobody: Authenticate = async () => null

/** Makes an HTTP route of every operation. */
export function addRoutes(app: FastifyInstance, platform: Platform, authenticate: Authenticate): void {
  const uploading = uploadsAtOnce()
  for (const operation of platform.registry.operations.values()) {
    if (operation.route.key) addRoute(app, platform, authenticate, operation, uploading)
  }
}

function addRoute(
  app: FastifyInstance,
  platform: Platform,
  authenticate: Authenticate,
  operation: Operation,
  uploading: ReturnType<typeof uploadsAtOnce>,
): void {
  const { route } = operation
  const limiter = createLimiter({ ...platform.services, database: platform.database })
  const [method = 'GET', url = '/'] = (route.key ?? '').split(' ')
  if (route.raw) return addRawRoute(app, platform, operation, { method, url })
  app.route({
    method: method as HTTPMethods,
    url,
    schema: schemaOf(route),
    config: { ...(route.upload ? { seconds: httpLimits.uploadSeconds } : {}), untraced: route.untraced === true },
    handler: async (request, reply) => {
      const caller = await callerOf(request, platform, operation, route.untraced ? nobody : authenticate)
      if (route.limits) await refuseOften(limiter, request, route, caller)
      const answer = route.upload
        ? await uploading(caller.accountId ?? request.ip, () => performUpload(request, platform, operation, caller))
        : await platform.perform(operation, caller, () => parse(request, platform, route))
      return respond(reply, route, answer)
    },
  })
}

/** Another system calls: nobody is signed in, and the body is taken as it came, whatever it says it is. */
function addRawRoute(
  app: FastifyInstance,
  platform: Platform,
  operation: Operation,
  { method, url }: { method: string; url: string },
): void {
  const { route } = operation
  const limiter = createLimiter({ ...platform.services, database: platform.database })
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    const bodyLimit = typeof route.raw === 'object' ? route.raw.bytesMost : rawBytesMax
    scope.addContentTypeParser<Buffer>('*', { parseAs: 'buffer', bodyLimit }, (_, body, done) => done(null, body))
    scope.route({
      method: method as HTTPMethods,
      url,
      schema: schemaOf(route),
      handler: async (request, reply) => {
        const caller = await callerOf(request, platform, operation, nobody)
        await refuseOften(limiter, request, route, caller)
        const answer = await platform.perform(operation, caller, () => rawInput(request, platform, route))
        const { mediaType, bytes } = answer as Download
        return reply
          .type(mediaType)
          .serializer((payload: unknown) => payload as string)
          .send(Buffer.from(bytes))
      },
    })
  })
}

/** Bytes of a message that another system sends, where its route says nothing else. */
const rawBytesMax = 64 * 1024

function rawInput(request: FastifyRequest, platform: Platform, route: Route) {
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const body = typeof route.raw === 'object' ? '' : bytes.toString()
  return { ...parse(request, platform, { ...route, body: undefined }), raw: { headers, body, bytes } }
}

/** Refusal: `platform.too_many_requests` with the seconds to wait. */
async function refuseOften(limiter: Limiter, request: FastifyRequest, route: Route, caller: Caller): Promise<void> {
  const person = caller.accountId ?? caller.key?.id
  const of = person ? 'person' : 'guest'
  const limits = (route.limits ?? []).filter((limit) => limit.of === of)
  if (limits.length === 0) return
  const seconds = await limiter.take([{ key: `${route.name} ${of} ${person ?? request.ip}`, limits }])
  if (seconds > 0) refuse('platform.too_many_requests', { seconds })
}

function parse(request: FastifyRequest, platform: Platform, route: Route) {
  const raw = { params: request.params, query: request.query, body: request.body }
  return withoutCommunity(parseInput(route, raw, platform.texts, languageOf(request)))
}

/** Files are looked into and stored outside the transaction, but only for who may come in. */
async function performUpload(request: FastifyRequest, platform: Platform, operation: Operation, caller: Caller) {
  await admit(platform.door, operation, caller)
  return platform.perform(operation, caller, await uploadInput(request, platform, operation.route))
}

async function callerOf(
  request: FastifyRequest,
  platform: Platform,
  operation: Operation,
  authenticate: Authenticate,
): Promise<Caller> {
  const session = await authenticate(request)
  noteOwnLanguage(request, session?.language)
  const community = communityAsked(request, operation.route)
  if (community !== undefined && !/^[1-9]\d{0,9}$/.test(community)) refuse('platform.not_found')
  const communityId = Number(community ?? 0)
  if (communityId !== 0 && !(await platform.knowsCommunity(communityId))) refuse('platform.not_found')
  const language = languageOf(request)
  const { accountId = null, sessionId = null, key } = session ?? {}
  return { accountId, key, sessionId, communityId, language, idempotencyKey: keyOf(request, operation) }
}

/** The community of the path, or of the query where the route takes one there. */
function communityAsked(request: FastifyRequest, route: Route): string | undefined {
  const { community } = request.params as { community?: string }
  if (community !== undefined || !(route.query instanceof z.ZodObject && 'community' in route.query.shape))
    return community
  return (request.query as { community?: string }).community
}

function keyOf(request: FastifyRequest, operation: Operation): string | undefined {
  if (operation.kind === 'query' || operation.route.repeatable) return undefined
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key)) refuse('platform.idempotency_key_missing')
  return key
}

const uploadLimits = {
  fileSize: httpLimits.fileBytes,
  files: httpLimits.filesPerUpload,
  fields: httpLimits.fieldsPerUpload,
}

async function uploadInput(request: FastifyRequest, platform: Platform, route: Route) {
  const input = parse(request, platform, { ...route, body: undefined })
  if (!request.isMultipart()) throw new Refusal('platform.media_type_unsupported')
  const part = await request.file({ limits: uploadLimits })
  if (!part) throw new Refusal('platform.body_unreadable')
  const bytes = await part.toBuffer().catch(async (error: unknown) => {
    await readToEnd(request)
    throw error
  })
  // The plugin misses a limit that is reached with the last piece read.
  if (part.file.truncated) throw new Refusal('platform.file_too_large', { max_mb: httpLimits.fileBytes / 1024 / 1024 })
  const name = part.filename.normalize('NFC').replaceAll(/\p{C}/gu, '')
  if (route.upload === 'sheet') return { ...input, file: { name, mediaType: await acceptSheet(bytes, name), bytes } }
  const { bytes: safe, ...looked } =
    route.upload === 'sound' ? await acceptSound(bytes) : await acceptUpload(bytes, name)
  return { ...input, file: { ...(await platform.services.files.put(safe)), name, ...looked } }
}

const readOnBytesMax = 64 * 1024 * 1024

/** A sender reads the refusal only after having sent everything; a body beyond measure is cut off instead. */
async function readToEnd({ raw, headers }: FastifyRequest): Promise<void> {
  if (Number(headers['content-length'] ?? Number.POSITIVE_INFINITY) > readOnBytesMax) return
  raw.resume()
  await finished(raw, { writable: false }).catch(() => undefined)
}

function withoutCommunity(input: Record<string, unknown>): Record<string, unknown> {
  const { community: _, ...rest } = input
  return rest
}

function respond(reply: FastifyReply, route: Route, answer: unknown) {
  if (!route.binary) return reply.code(route.status ?? 200).send(answer)
  const { name, mediaType, bytes } = answer as Download
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .serializer((payload: unknown) => payload as string)
    .send(Buffer.from(bytes))
}

function schemaOf(route: Route) {
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.name.split('.')[0] ?? ''],
    description: describeAccess(route),
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.upload ? { consumes: ['multipart/form-data'] } : {}),
    ...(route.binary ? {} : { response: { [route.status ?? 200]: route.output } }),
  }
}

function describeAccess(route: Route): string {
  const access = typeof route.access === 'string' ? route.access : `permission ${route.access.permission}`
  const refusals = route.refusals?.length ? ` Refusals: ${route.refusals.join(', ')}.` : ''
  return `Access: ${access}.${refusals}`
}
