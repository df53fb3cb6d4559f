import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Platform } from '../platform.ts'

/** A database that takes longer is as good as away. */
const answerMilliseconds = 4_000

/** `/healthz`: the process answers. `/readyz`: the database does too. */
export function addHealth(app: FastifyInstance, platform: Platform): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const late = wait(answerMilliseconds, 'late', { ref: false })
    const answered = sql`select 1`.execute(platform.database.kysely)
    const found = await Promise.race([answered, late]).catch(() => 'away')
    if (typeof found !== 'string') return { ok: true }
    return reply.code(503).header('retry-after', '5').send({ ok: false, waiting_for: 'database' })
  })
}
