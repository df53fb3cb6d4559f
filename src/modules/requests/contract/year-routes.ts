import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity } from '../../../shared/schemas.ts'

const count = z.number().int()
const asked = z.array(z.object({ code: z.string(), name: z.string(), count }))
/** Four digits; a community looks at most a few years back. */
const year = z.coerce.number().int().min(2000).max(2999)

const yearMonth = z.object({
  month: z.string(),
  filed: count,
  /** null: the work of one worker */
  finished: count.nullable(),
  /** What was asked for most. */
  asked,
  /** The same month a year before: what recurs. */
  before: z.object({ filed: count, asked }),
  working_days: count,
  /** Days on which the calendar differs from the weekday; `own`: the community's. */
  days: z.array(z.object({ day: civilDate, kind: z.enum(['rest', 'work']), own: z.boolean(), note: z.string() })),
  /** Terms that end in it, and whose they are. */
  terms: z.array(z.object({ post_id: id, title: z.string(), name: z.string(), until: civilDate })),
})

export const yearRoutes = defineRoutes({
  'GET /api/c/:community/year': {
    name: 'requests.year',
    summary: '社区一年：每月提了什么、办了多少，哪些日子特殊，哪些任期到期',
    access: { permission: 'requests.desk' },
    params: inCommunity,
    query: z.object({ year: year.optional() }),
    output: z.object({ year: count, today: civilDate, months: z.array(yearMonth) }),
  },
  'GET /api/c/:community/vacancies': {
    name: 'requests.vacancies',
    summary: '空缺的岗位，和因此等着分派的诉求',
    access: { permission: 'requests.read' },
    params: inCommunity,
    output: z.object({
      items: z.array(
        z.object({
          post_id: id,
          title: z.string(),
          place: z.string().nullable(),
          area_id: id.nullable(),
          seats_vacant: count,
          /** The day the last one left; null where nobody ever held it. */
          vacant_since: civilDate.nullable(),
          /** Waiting in that place because nobody can take them. */
          waiting: count,
        }),
      ),
      more: z.boolean(),
    }),
  },
})
