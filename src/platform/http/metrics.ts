import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Platform } from '../platform.ts'

/** `/metrics` for Prometheus, and one log line per answer: method, route pattern, status, milliseconds, request id. */
export function observe(app: FastifyInstance, platform: Platform): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'linli_http_seconds',
    help: 'Time to answer by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  addOutboxGauges(registry, platform)
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (route !== '/healthz' && route !== '/metrics') request.log.info(line, 'answered')
  })
  app.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

function addOutboxGauges(registry: Registry, platform: Platform): void {
  const waiting = new Gauge({ name: 'linli_outbox_waiting', help: 'Reactions not yet run', registers: [registry] })
  const gaveUp = new Gauge({ name: 'linli_outbox_gave_up', help: 'Reactions given up', registers: [registry] })
  new Gauge({
    name: 'linli_outbox_oldest_seconds',
    help: 'Age of the oldest waiting reaction',
    registers: [registry],
    async collect() {
      const now = platform.services.clock.now()
      const found = await sql<{ waiting: number; oldest: Date | null; gave_up: number }>`
        select * from platform.outbox_waiting(${now})`.execute(platform.database.kysely)
      const row = found.rows[0]
      waiting.set(row?.waiting ?? 0)
      gaveUp.set(row?.gave_up ?? 0)
      this.set(row?.oldest ? Math.max(0, (now.getTime() - row.oldest.getTime()) / 1000) : 0)
    },
  })
}
