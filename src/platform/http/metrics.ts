import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Platform } from '../platform.ts'
import { addProcessGauges } from './process-metrics.ts'
import { addUpkeepGauges } from './upkeep-metrics.ts'

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
  addProcessGauges(registry, platform)
  addUpkeepGauges(registry, platform)
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if ((request.routeOptions.config as { untraced?: boolean }).untraced) return
    if (route !== '/healthz' && route !== '/metrics') request.log.info(line, 'answered')
  })
  app.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
