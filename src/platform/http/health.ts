import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Platform } from '../platform.ts'

/** `/healthz`: the process answers. `/readyz`: the database does too. */
export function addHealth(app: FastifyInstance, platform: Platform): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    try {
      await sql`select 1`.execute(platform.database.kysely)
      return { ok: true }
    } catch {
      return reply.code(503).send({ ok: false, waiting_for: 'database' })
    }
  })
}
