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
  addOwnGauges(registry, platform)
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

/** What the process knows without the database is told while that is away, too. */
function addOwnGauges(registry: Registry, platform: Platform): void {
  const registers = [registry]
  new Gauge({
    name: 'linli_jobs_run',
    help: 'Jobs run by this process',
    registers,
    collect() {
      this.set(platform.jobs.ranCount())
    },
  })
  new Gauge({
    name: 'linli_data_free_bytes',
    help: 'Free room where DATA_DIR lies',
    registers,
    async collect() {
      this.set(await platform.services.disk.freeBytes())
    },
  })
}

function addOutboxGauges(registry: Registry, platform: Platform): void {
  const registers = [registry]
  const waiting = new Gauge({ name: 'linli_outbox_waiting', help: 'Reactions not yet run', registers })
  const gaveUp = new Gauge({ name: 'linli_outbox_gave_up', help: 'Reactions given up', registers })
  const connected = new Gauge({ name: 'linli_database_up', help: 'Whether the database answers', registers })
  new Gauge({
    name: 'linli_outbox_oldest_seconds',
    help: 'Age of the oldest waiting reaction',
    registers,
    async collect() {
      const now = platform.services.clock.now()
      const row = await outboxFigures(platform, now)
      connected.set(row ? 1 : 0)
      waiting.set(row?.waiting ?? Number.NaN)
      gaveUp.set(row?.gave_up ?? Number.NaN)
      this.set(row ? Math.max(0, (now.getTime() - (row.oldest ?? now).getTime()) / 1000) : Number.NaN)
    },
  })
}

type OutboxFigures = { waiting: number; oldest: Date | null; gave_up: number }

/** Undefined while the database is away. */
async function outboxFigures(platform: Platform, now: Date): Promise<OutboxFigures | undefined> {
  const asked = sql<OutboxFigures>`select * from platform.outbox_waiting(${now})`.execute(platform.database.kysely)
  return asked.then(
    ({ rows }) => rows[0],
    () => undefined,
  )
}
