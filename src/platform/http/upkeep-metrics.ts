import { sql } from 'kysely'
import type { Registry } from 'prom-client'
import { keyAge, olderKeys } from '../keys/key-check.ts'
import type { Platform } from '../platform.ts'
import { figureGauges } from './figure-gauges.ts'

type Outbox = { waiting: number; oldest: Date | null; gave_up: number }
type Upkeep = { last_backup: Date | null; count_differences: number; jobs_failing: number; chains_broken: number }

/** What alarms are set on (docs/operations.md): the outbox, the last backup, counters, jobs, audit chains, keys. */
export function addUpkeepGauges(registry: Registry, platform: Platform): void {
  const { kysely } = platform.database
  const now = () => platform.services.clock.now()
  const secondsSince = (instant: Date) => Math.max(0, (now().getTime() - instant.getTime()) / 1000)
  const outbox = async () =>
    (await sql<Outbox>`select * from platform.outbox_waiting(${now()})`.execute(kysely)).rows[0]
  figureGauges(registry, outbox, {
    linli_outbox_waiting: { help: 'Reactions not yet run', of: (row) => row?.waiting ?? 0 },
    linli_outbox_gave_up: { help: 'Reactions given up', of: (row) => row?.gave_up ?? 0 },
    linli_outbox_oldest_seconds: {
      help: 'Age of the oldest waiting reaction',
      of: (row) => (row?.oldest ? secondsSince(row.oldest) : 0),
    },
  })
  const upkeep = async () => (await sql<Upkeep>`select * from platform.upkeep()`.execute(kysely)).rows[0]
  figureGauges(registry, upkeep, {
    linli_backup_age_seconds: {
      help: 'Time since the last backup was made; +Inf where there is none',
      of: (row) => (row?.last_backup ? secondsSince(row.last_backup) : Number.POSITIVE_INFINITY),
    },
    linli_count_differences: {
      help: 'Counters that differ from the last recount',
      of: (row) => row?.count_differences ?? 0,
    },
    linli_jobs_failing: { help: 'Jobs whose last run stopped', of: (row) => row?.jobs_failing ?? 0 },
    linli_audit_chains_broken: {
      help: 'Audit chains found broken at their last check',
      of: (row) => row?.chains_broken ?? 0,
    },
  })
  const { vault } = platform.services
  figureGauges(registry, () => olderKeys(kysely, vault), {
    linli_key_age_seconds: {
      help: 'Age of the current key',
      of: () => secondsSince(keyAge(vault, now()).since),
    },
    linli_keys_older: { help: 'Keys kept beside the current one', of: ({ count }) => count },
    linli_keys_to_seal: {
      help: 'Things still sealed with an older key, without those that pass by themselves',
      of: ({ work }) => work?.to_seal ?? 0,
    },
  })
}
