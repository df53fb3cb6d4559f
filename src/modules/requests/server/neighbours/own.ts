/** Neighbours who sign in: what is open to them and said to be done, looked at by those who live there. */
import { sql } from 'kysely'
import { askerOf } from '../../../../engines/caseflow/index.ts'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { allOf, anyOf, liesIn } from '../queries/visibility.ts'
import { type LockedRequest, lockRequest } from '../store.ts'
import { type Door, doorsApart, doorsApartOf, doorsOf, isNear, neighbourhoodsOf } from './doors.ts'
import { matterViews, selectMatters } from './matter-view.ts'
import { takeWord } from './words.ts'

const shownMost = 20

async function matters(ctx: ReadContext) {
  const { personId } = ctx.actor
  if (!personId) return { items: [] }
  const doors = await doorsOf(ctx, personId)
  const asked = sql`exists (select 1 from caseflow.askers a where a.community_id = c.community_id and a.thing_kind = 'request'
    and a.thing_id = c.id and a.person_id = ${personId} and a.relation <> 'joined' and a.left_at is null)`
  const places = [...new Set(doors.flatMap(neighbourhoodsOf))]
  const near = allOf([
    sql<boolean>`c.state = 'finished' and c.outcome = 'solved' and c.confirm_until >= ${ctx.now}`,
    sql<boolean>`r.public_open and not r.confidential`,
    anyOf(places.map(liesIn)),
  ])
  const speaker = { personId, doors: doors.map((door) => door.id) }
  const found = await selectMatters(
    ctx,
    speaker,
    sql`${near} and not ${asked} and c.assignee_person_id is distinct from ${personId}
      order by c.confirm_until, c.id limit ${shownMost}`,
  )
  const apart = await doorsApart(
    ctx,
    found.map((row) => row.id),
  )
  const theirs = found.filter((row) => !doors.some((door) => apart.get(row.id)?.has(door.id)))
  return { items: await matterViews(ctx, theirs) }
}

const neighbourMatters = query(routes['GET /api/c/:community/my/neighbour-matters'], matters)

/** A neighbour's word by their account (`takeWord`). Refusals: see the route. */
const neighbourWord = command(routes['POST /api/c/:community/my/neighbour-matters/:id/word'], {
  async handle(ctx, { id, done, comment }) {
    const personId = ctx.actor.personId ?? refuse('platform.not_found')
    const { row, door } = await lockForNeighbour(ctx, id, personId)
    await takeWord(ctx, row, { channel: 'account', personId, dwellingId: door.id, done, comment })
    return { id }
  },
  view: (ctx) => matters(ctx),
})

/**
 * Refusals: `platform.not_found` for what isn't open to this neighbour, `requests.own_matter` for who asked or handled it, and who lives with
 * them.
 */
async function lockForNeighbour(
  ctx: WriteContext,
  id: string,
  personId: string,
): Promise<{ row: LockedRequest; door: Door }> {
  const row = (await lockRequest(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const door = (await doorsOf(ctx, personId)).find((one) => isNear(row, one))
  if (!row.public_open || row.confidential || !door) return refuse('platform.not_found')
  const asker = await askerOf(ctx.tx, ctx.communityId, { kind: 'request', id }, personId)
  if ((asker && asker.relation !== 'joined') || row.assignee_person_id === personId) refuse('requests.own_matter')
  if ((await doorsApartOf(ctx, row)).has(door.id)) refuse('requests.own_matter')
  return { row, door }
}

export const ownNeighbourOperations: readonly Operation[] = [neighbourMatters, neighbourWord]
