import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type AbsenceKind, routes } from '../../contract.ts'
import { mayEnterAbsence } from '../can.ts'
import { cutAt, stateOf } from '../period.ts'
import { zoneOf } from '../store.ts'
import { holderFor } from './queries.ts'
import { type AbsenceRow, findAbsence, type HeldPost, lockPostsOf, postsHeld } from './rows.ts'
import { checkAway, daysAway, lastDay } from './rules.ts'
import { absenceView } from './view.ts'

/**
 * Enters days on which somebody who holds posts is away, and who deputises. Nothing is handed over: while the days last, the deputy
 * acts by the absent one's posts, and afterwards no more. Refusals: those of `holderFor`, `daysAway` and `checkAway`.
 */
export const recordAbsence = command(routes['POST /api/c/:community/absences'], {
  async handle(ctx, input) {
    const deputyId = input.deputy_id ?? null
    await lockPostsOf(ctx.tx, ctx.communityId, deputyId ? [input.person_id, deputyId] : [input.person_id], ctx.now)
    const { personId, posts } = await holderFor(ctx, input.person_id)
    const period = daysAway(input, ctx.now, await zoneOf(ctx))
    await checkAway(ctx, { id: null, personId, deputyId, ...period }, posts)
    const id = ctx.newId()
    const facts = { person_id: personId, deputy_id: deputyId, kind: input.kind ?? null, ...period }
    await ctx.tx
      .insertInto('bodies.absences')
      .values({
        community_id: ctx.communityId,
        id,
        ...facts,
        recorded_by: ctx.actor.personId,
        recorded_at: ctx.now,
      })
      .execute()
    noted(ctx, id, facts)
    return { id }
  },
  view: (ctx, { id }) => absenceView(ctx, id),
})

/**
 * Moves the last day, or names another deputy, or none. Refusals: `platform.not_found`, `platform.not_allowed`, `bodies.absence_over`,
 * those of `lastDay` and `checkAway`.
 */
export const changeAbsence = command(routes['PATCH /api/c/:community/absences/:id'], {
  async handle(ctx, input) {
    const { row, posts } = await openAbsence(ctx, input.id, input.deputy_id ?? null)
    const changes: Partial<Pick<AbsenceRow, 'until_at' | 'deputy_id'>> & { kind?: AbsenceKind | null } = {}
    if (input.until !== undefined) {
      const zone = await zoneOf(ctx)
      const first = civilDateOf(cutAt(row, ctx.now), zone)
      changes.until_at = lastDay(first, input.until, zone)
    }
    if (input.deputy_id !== undefined) changes.deputy_id = input.deputy_id
    if (input.kind !== undefined) changes.kind = input.kind
    const after = { ...row, ...changes }
    await checkAway(ctx, { ...after, personId: row.person_id, deputyId: after.deputy_id }, posts)
    await store(ctx, row.id, changes)
    noted(ctx, row.id, { person_id: row.person_id, ...changes })
    return { id: row.id }
  },
  view: (ctx, { id }) => absenceView(ctx, id),
})

/** Back at once; days that haven't begun are called off. Refusals: `platform.not_found`, `platform.not_allowed`, `bodies.absence_over`. */
export const endAbsence = command(routes['POST /api/c/:community/absences/:id/end'], {
  async handle(ctx, { id }) {
    const { row } = await openAbsence(ctx, id, null)
    const until_at = cutAt(row, ctx.now)
    await store(ctx, row.id, { until_at })
    noted(ctx, row.id, { person_id: row.person_id, until_at })
    return { id: row.id }
  },
  view: (ctx, { id }) => absenceView(ctx, id),
})

/** An absence that isn't over, with the posts of everybody it concerns locked. */
async function openAbsence(
  ctx: WriteContext,
  id: string,
  newDeputy: string | null,
): Promise<{ row: AbsenceRow; posts: readonly HeldPost[] }> {
  const seen = (await findAbsence(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const concerned = [seen.person_id, seen.deputy_id, newDeputy].filter((person) => person !== null)
  await lockPostsOf(ctx.tx, ctx.communityId, concerned, ctx.now)
  const row = (await findAbsence(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const posts = (await postsHeld(ctx.tx, ctx.communityId, ctx.now, [row.person_id])).get(row.person_id) ?? []
  if (!mayEnterAbsence(ctx.actor, row.person_id, posts)) refuse('platform.not_allowed')
  if (stateOf(row, ctx.now) === 'ended') refuse('bodies.absence_over')
  return { row, posts }
}

async function store(ctx: WriteContext, id: string, changes: Record<string, unknown>): Promise<void> {
  const set = Object.entries(changes).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  if (set.length === 0) return
  await sql`update bodies.absences set ${sql.join(set)} where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
}

function noted(ctx: WriteContext, id: string, facts: { person_id: string } & Record<string, unknown>): void {
  ctx.audit('absence', id, facts)
  ctx.emit('bodies.absence_changed', { absence_id: id, person_id: facts.person_id })
}
