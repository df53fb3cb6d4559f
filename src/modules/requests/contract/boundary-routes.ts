import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant } from '../../../shared/schemas.ts'
import { answerableKind, itemClass } from './views.ts'

const party = z.object({ kind: answerableKind, body: z.string().nullable() })

/** Who answers for what, where: the catalogue's word for each item, and what was arranged otherwise. */
export const boundaryView = z.object({
  compounds: z.array(z.object({ id, name: z.string() })),
  rows: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      class: itemClass,
      kind: answerableKind,
      /** in the whole community otherwise than the catalogue says */
      everywhere: party.nullable(),
      /** by compound, those where it is arranged separately */
      cells: z.array(party.extend({ compound_id: id })),
    }),
  ),
  /** the latest arrangements and what ended them, newest first */
  changes: z.array(
    party.extend({
      id,
      item: z.string(),
      compound: z.string().nullable(),
      reason: z.string(),
      since: instant,
      until: instant.nullable(),
    }),
  ),
})

export const boundaryRoutes = defineRoutes({
  'GET /api/c/:community/boundary': {
    name: 'requests.boundary',
    summary: '责任边界：每个条目在每个小区归谁管，最近怎么变过',
    access: 'public',
    params: inCommunity,
    output: boundaryView,
  },
})
