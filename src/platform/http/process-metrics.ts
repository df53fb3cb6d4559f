import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { Platform } from '../platform.ts'

/** What one process knows by itself, told while the database is away too. */
export function addProcessGauges(registry: Registry, platform: Platform): void {
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
  new Gauge({
    name: 'linli_database_up',
    help: 'Whether the database answers',
    registers,
    async collect() {
      const asked = sql`select 1`.execute(platform.database.kysely)
      this.set(
        await asked.then(
          () => 1,
          () => 0,
        ),
      )
    },
  })
}
