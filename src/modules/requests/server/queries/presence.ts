import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { leave, type Present, whoIsAt, whoIsAtEach } from '../../../desk/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { visibleRow, visibleTo } from './visibility.ts'

/**
 * Tells a colleague's page who else is at the request, and notes that this one is: for staff only, in the memory of the process, gone
 * within a minute, never kept. The version lets a page see that somebody acted. Refusal: `platform.not_found`.
 */
export const requestPresence = query(
  routes['GET /api/c/:community/requests/:id/presence'],
  async (ctx, { id, writing, leaving }) => {
    const row = await visibleRow(ctx, id)
    const thing = { communityId: ctx.communityId, kind: 'request', id }
    const { personId } = ctx.actor
    if (leaving === 'yes') {
      if (personId) leave(thing, personId)
      return { version: row.version, present: [] }
    }
    const others = whoIsAt(thing, personId ? { personId, writing: writing === 'yes' } : null, ctx.now)
    return { version: row.version, present: (await named(ctx, [[id, others]])).get(id) ?? [] }
  },
)

/**
 * The same for the rows of a list, by one glance into memory; only where somebody is there are rights and names looked up, for all
 * rows together. Requests this person may not see are left out.
 */
export const requestPresences = query(routes['GET /api/c/:community/requests/presence'], async (ctx, { ids }) => {
  const there = whoIsAtEach({ communityId: ctx.communityId, kind: 'request', ids }, ctx.actor.personId, ctx.now)
  if (there.size === 0) return { items: [] }
  const seen = await sql<{ id: string }>`
    select c.id from caseflow.cases c
    where c.community_id = ${ctx.communityId} and c.id = any (${[...there.keys()]}::uuid[]) and c.kind = 'request'
      and ${visibleTo(ctx)}`.execute(ctx.tx)
  const found = await named(
    ctx,
    seen.rows.map(({ id }) => [id, there.get(id) ?? []]),
  )
  return { items: [...found].map(([id, present]) => ({ id, present })) }
})

/** With the names of those who are there: one statement for all things. */
async function named(ctx: ReadContext, there: readonly [string, readonly Present[]][]) {
  const ids = there.flatMap(([, present]) => present.map((one) => one.personId))
  const names = await personNames(ctx.tx, ctx.communityId, ids)
  const shown = ({ personId, writing }: Present) => ({
    person_id: personId,
    name: names.get(personId)?.name ?? '',
    writing,
  })
  return new Map(there.map(([id, present]) => [id, present.map(shown)] as const))
}
