/** How the installation keeps: its last backup, its counters, what works by itself. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { inCommunity, instant } from '../../shared/schemas.ts'

const count = z.number().int()

export const countCheckView = z.object({
  /** What was counted: `requests`. */
  name: z.string(),
  checked_at: instant,
  differences: count,
  /** Since when they differ; null where they agree. */
  since: instant.nullable(),
  /** The first twenty. */
  examples: z.array(z.object({ key: z.string(), kept: count, counted: count })),
  can: z.array(z.enum(['count_anew'])),
})

export const upkeepView = z.object({
  release: z.string(),
  /** Of the whole installation; null where none was finished. */
  backup: z
    .object({ made_at: instant, file_bytes: count, rows: count, files: count, files_missing: count, late: z.boolean() })
    .nullable(),
  /** The installation's keys. */
  keys: z.object({
    version: count,
    since: instant,
    days: count,
    /** Older than advised. */
    late: z.boolean(),
    /** Kept beside the current one. */
    older: count,
    /** What older ones hold, less what was sealed anew since it was counted; null where it wasn't counted yet. */
    work: z.object({ counted_at: instant, to_seal: count, passing: count }).nullable(),
  }),
  /** Counters of this community against a recount; empty before the first night. */
  counts: z.array(countCheckView),
  /** Reactions of the whole installation. */
  reactions: z.object({ waiting: count, gave_up: count }),
  /** Jobs of this community whose last run stopped. */
  failing_jobs: z.array(z.object({ job: z.string(), last_at: instant.nullable() })),
})

export const routes = defineRoutes({
  'GET /api/c/:community/upkeep': {
    name: 'upkeep.state',
    summary: '系统运行：备份、密钥、计数核对、自动任务',
    access: { permission: 'upkeep.read' },
    params: inCommunity,
    output: upkeepView,
  },
  'POST /api/c/:community/upkeep/counts/anew': {
    name: 'upkeep.count_anew',
    summary: '计数和重算不一致时，按登记内容重新计数',
    access: { permission: 'upkeep.count_anew' },
    params: inCommunity,
    body: z.object({}),
    output: countCheckView,
    refusals: ['upkeep.counts_agree', 'upkeep.counting'],
  },
})

export const refusals = defineRefusals({ 'upkeep.counts_agree': 409, 'upkeep.counting': 409 })

export const events = defineEvents({})
