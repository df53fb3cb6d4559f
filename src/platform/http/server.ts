import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod'
import { v7 } from 'uuid'
import { Refusal, refuse } from '../../shared/refusal.ts'
import type { Platform } from '../platform.ts'
import { answerClientErrors } from './client-errors.ts'
import { answerUnknownAddress, handleErrors } from './errors.ts'
import { addHealth } from './health.ts'
import { answerInTime } from './in-time.ts'
import { takeJson } from './json-body.ts'
import { httpLimits } from './limits.ts'
import { observe } from './metrics.ts'
import { foldSchemas } from './openapi.ts'
import { type Authenticate, addRoutes } from './routes.ts'
import { addSecurityHeaders } from './security.ts'

/** A smaller answer fits into a packet or two as it is. */
const compressedFromBytes = 1024
/** 256 KB: answers are smaller, and each encoder holds its window (4 MB by default) outside the heap. */
const brotliWindowBits = 18

export type HttpOptions = {
  authenticate: Authenticate
  /** Requests a minute from one address; tests raise it. */
  requestsPerMinute?: number
  /** Tests shorten it. */
  requestSeconds?: number
}

/** The HTTP face of a platform: API, health, metrics, API page. Pages are added by the app. */
export async function createHttp(platform: Platform, options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: platform.services.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    genReqId: () => v7(),
    bodyLimit: httpLimits.bodyBytes,
    requestTimeout: httpLimits.uploadSeconds * 1000,
    http: { maxHeaderSize: httpLimits.headerBytes, headersTimeout: httpLimits.headerSeconds * 1000 },
    clientErrorHandler: answerClientErrors(platform),
    trustProxy: platform.services.config.trustProxy,
    return503OnClosing: true,
    // Addresses that can't even be taken apart.
    frameworkErrors: (_, request, reply) => answerUnknownAddress(request, reply, platform.registry, platform.texts),
    routerOptions: { maxParamLength: httpLimits.partCharacters, ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(() => (value) => ({ value })) // inputs are parsed once, in parseInput
  app.setSerializerCompiler(serializerCompiler)
  app.removeContentTypeParser('text/plain') // JSON and uploads, nothing else
  handleErrors(app, platform.registry, platform.texts, options.authenticate)
  takeJson(app)
  addSecurityHeaders(app)
  answerInTime(app, options.requestSeconds ?? httpLimits.requestSeconds)
  app.addHook('onRequest', async ({ url }) => {
    if (url.length > httpLimits.addressCharacters) refuse('platform.address_too_long')
  })
  observe(app, platform)
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? httpLimits.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request: FastifyRequest) => request.url === '/healthz' || request.url.startsWith('/assets/'),
    errorResponseBuilder: (_, context) =>
      new Refusal('platform.too_many_requests', { seconds: Math.ceil(context.ttl / 1000) }),
  })
  await app.register(compress, {
    globalDecompression: false,
    threshold: compressedFromBytes,
    encodings: ['br', 'gzip'],
    brotliOptions: {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: brotliWindowBits },
    },
  })
  await app.register(multipart)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: platform.texts.message('zh-CN', 'platform', 'api_title'),
        version: '0.1.0',
        description: platform.texts.message('zh-CN', 'platform', 'api_description'),
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'linli.session_token' },
          key: { type: 'http', scheme: 'bearer', bearerFormat: 'linli_…' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (found) => ('openapiObject' in found ? foldSchemas(found.openapiObject) : found.swaggerObject),
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, logLevel: 'warn' })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  addHealth(app, platform)
  addRoutes(app, platform, options.authenticate)
  return app
}
