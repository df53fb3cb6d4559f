import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../shared/refusal.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Seconds this route may take until it has answered, where it isn't the usual time. */
    seconds?: number
  }
}

/**
 * Answers for whoever would wait longer: `platform.took_too_long`, or `platform.sent_too_slowly` where the request itself hasn't come
 * whole. An answer already under way is cut off. (Fastify's own handlerTimeout ends with the reading of a body, and makes an
 * AbortController and an exception for each request.)
 */
export function answerInTime(app: FastifyInstance, usualSeconds: number): void {
  app.addHook('onRequest', (request, reply, done) => {
    const timer = setTimeout(
      () => {
        if (reply.sent) return
        if (reply.raw.headersSent) reply.raw.destroy()
        else reply.send(new Refusal(request.raw.complete ? 'platform.took_too_long' : 'platform.sent_too_slowly'))
      },
      (request.routeOptions.config?.seconds ?? usualSeconds) * 1000,
    )
    reply.raw.once('close', () => clearTimeout(timer))
    done()
  })
}
