import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { isMinor, personNames } from '../../../people/api.ts'
import type { minorView } from '../../contract/minor-routes.ts'
import { routes } from '../../contract.ts'
import { reachPerson } from '../reach.ts'

const askDays = 7
const approvedHours = 24
const hour = 3_600_000

type View = z.output<typeof minorView>
type Row = {
  id: string
  person_id: string
  field: View['field']
  reason: string
  asked_by: string
  asked_at: Date
  expires_at: Date
  decided_by: string | null
  decided_at: Date | null
  approved: boolean | null
  used_at: Date | null
}

function rows(ctx: ReadContext) {
  return ctx.tx
    .selectFrom('access.minor_views')
    .select(['id', 'person_id', 'field', 'reason', 'asked_by', 'asked_at', 'expires_at'])
    .select(['decided_by', 'decided_at', 'approved', 'used_at'])
    .where('community_id', '=', ctx.communityId)
}

/** Asks to see a minor's number once. Refusals: `access.not_a_minor`, `access.minor_view_open` while one of the asker's own waits. */
export const askMinorView = command(routes['POST /api/c/:community/people/:id/minor-views'], {
  async handle(ctx, { id: personId, field, reason }) {
    await reachPerson(ctx, field === 'phone' ? 'access.reveal_phone' : 'access.reveal_identity', personId)
    const asked_by = ctx.actor.personId ?? refuse('platform.not_allowed')
    if (!(await isMinor(ctx, personId))) refuse('access.not_a_minor')
    await sql`select pg_advisory_xact_lock(hashtextextended(${asked_by}, 0))`.execute(ctx.tx)
    const waiting = await rows(ctx)
      .where('asked_by', '=', asked_by)
      .where('person_id', '=', personId)
      .where('field', '=', field)
      .where('used_at', 'is', null)
      .where('expires_at', '>', ctx.now)
      .where((eb) => eb.or([eb('approved', 'is', null), eb('approved', '=', true)]))
      .executeTakeFirst()
    if (waiting) refuse('access.minor_view_open')
    const id = ctx.newId()
    const expires_at = new Date(ctx.now.getTime() + askDays * 24 * hour)
    await ctx.tx
      .insertInto('access.minor_views')
      .values({
        community_id: ctx.communityId,
        id,
        person_id: personId,
        field,
        reason,
        asked_by,
        asked_at: ctx.now,
        expires_at,
      })
      .execute()
    ctx.audit('minor_view', id, { person_id: personId, field, reason })
    return { id }
  },
  view: (ctx, { id }) => oneView(ctx, id),
})

/** Those that wait for a word first, for who may give it; of others their own. */
export const listMinorViews = query(routes['GET /api/c/:community/minor-views'], async (ctx, { after, limit }) => {
  const decides = holds(ctx.actor, 'access.approve_minor_views')
  let found = rows(ctx)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (!decides) found = found.where('asked_by', '=', ctx.actor.personId)
  if (after) {
    const [at, id] = instantCursor(after)
    found = found.where((eb) => eb(eb.refTuple('asked_at', 'id'), '<', eb.tuple(at, id)))
  }
  const page = pageFrom((await found.execute()) as Row[], limit, (row) => [row.asked_at.toISOString(), row.id])
  return { items: await views(ctx, page.items), next: page.next }
})

export const approveMinorView = command(routes['POST /api/c/:community/minor-views/:id/approve'], {
  handle: (ctx, { id }) => decide(ctx, id, true),
  view: (ctx, { id }) => oneView(ctx, id),
})

export const declineMinorView = command(routes['POST /api/c/:community/minor-views/:id/decline'], {
  handle: (ctx, { id }) => decide(ctx, id, false),
  view: (ctx, { id }) => oneView(ctx, id),
})

/** Refusals: `platform.not_found`, `access.minor_view_own`, `access.minor_view_over`. */
async function decide(ctx: WriteContext, id: string, approved: boolean): Promise<{ id: string }> {
  const row = (await rows(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) as Row | undefined
  if (!row) return refuse('platform.not_found')
  await reachPerson(ctx, 'access.approve_minor_views', row.person_id)
  const decided_by = ctx.actor.personId ?? refuse('platform.not_allowed')
  if (row.asked_by === decided_by) refuse('access.minor_view_own')
  if (stateOf(row, ctx.now) !== 'open') refuse('access.minor_view_over')
  const expires_at = approved ? new Date(ctx.now.getTime() + approvedHours * hour) : row.expires_at
  await ctx.tx
    .updateTable('access.minor_views')
    .set({ approved, decided_by, decided_at: ctx.now, expires_at })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  ctx.audit('minor_view', id, { approved })
  return { id }
}

function stateOf(row: Row, now: Date): View['state'] {
  if (row.used_at !== null) return 'used'
  if (row.approved === false) return 'declined'
  if (row.expires_at <= now) return 'expired'
  return row.approved ? 'approved' : 'open'
}

async function oneView(ctx: ReadContext, id: string): Promise<View> {
  const row = (await rows(ctx).where('id', '=', id).executeTakeFirst()) as Row | undefined
  const [view] = row ? await views(ctx, [row]) : []
  return view ?? refuse('platform.not_found')
}

async function views(ctx: ReadContext, found: readonly Row[]): Promise<View[]> {
  const people = found.flatMap((row) => [row.person_id, row.asked_by, row.decided_by ?? []].flat())
  const names = await personNames(ctx.tx, ctx.communityId, people)
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id)?.name ?? null))
  const decides = holds(ctx.actor, 'access.approve_minor_views')
  return found.map((row) => {
    const state = stateOf(row, ctx.now)
    return {
      id: row.id,
      person: { id: row.person_id, name: nameOf(row.person_id) ?? '' },
      field: row.field,
      reason: row.reason,
      asked_by: nameOf(row.asked_by) ?? '',
      asked_at: row.asked_at.toISOString(),
      state,
      decided_by: nameOf(row.decided_by),
      decided_at: row.decided_at?.toISOString() ?? null,
      expires_at: row.expires_at.toISOString(),
      can: decides && state === 'open' && row.asked_by !== ctx.actor.personId ? ['approve', 'decline'] : [],
    }
  })
}
