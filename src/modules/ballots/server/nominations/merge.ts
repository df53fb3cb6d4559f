import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { NominationState } from '../../contract/nomination-views.ts'
import { routes } from '../../contract.ts'
import { lockBallot } from '../store.ts'
import { type MergeRow, mergesAsked } from './merge-rows.ts'
import {
  changeNomination,
  draftedCall,
  enteredCall,
  type NominationRow,
  nominationOf,
  noteStep,
  proposersOf,
  standing,
} from './store.ts'
import { ownNomination, staffNomination } from './views.ts'

const mergeable: readonly NominationState[] = ['proposed', 'feasible']

/** Who took a proposal back needn't be asked any more. */
export async function dropMerges(ctx: WriteContext, row: NominationRow): Promise<void> {
  await sql`
    update ballots.nomination_merges set state = 'dropped' where community_id = ${ctx.communityId} and ballot_id = ${row.ballot_id}
      and state = 'asked' and (from_id = ${row.id} or into_id = ${row.id})`.execute(ctx.tx)
}

/** Asks both proposers whether two proposals become one. What one person proposed twice is merged by one answer. Refusals: see the route. */
export const askMerge = command(routes['POST /api/c/:community/ballots/:id/nominations/:nomination/merge'], {
  async handle(ctx, { id, nomination, into_id, why }) {
    const ballot = await lockBallot(ctx, id, ['draft'])
    if (!ballot.nominations_opened_at) refuse('platform.not_found')
    if (into_id === nomination) refuse('ballots.merge_self', {}, [{ path: 'into_id', code: 'invalid' }])
    const from = await standing(ctx, id, nomination, mergeable)
    const into = await standing(ctx, id, into_id, [...mergeable, 'listed'])
    if (from.what === 'candidate' || into.what === 'candidate') refuse('ballots.nomination_state_unfit')
    const asked = (await mergesAsked(ctx, id)).some(
      (one) => [one.from_id, one.into_id].some((other) => other === from.id) || one.from_id === into.id,
    )
    if (asked) refuse('ballots.merge_asked')
    await ctx.tx
      .insertInto('ballots.nomination_merges')
      .values({
        ...{ community_id: ctx.communityId, ballot_id: id, id: ctx.newId(), from_id: from.id, into_id: into.id, why },
        ...{ asked_at: ctx.now, asked_by_person: ctx.actor.personId, state: 'asked' },
      })
      .execute()
    await noteStep(ctx, from, 'merge_asked', why)
    await noteStep(ctx, into, 'merge_asked', why)
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
})

type Side = 'from' | 'into'

async function answer(ctx: WriteContext, merge: MergeRow, sides: readonly Side[], agrees: boolean, ballotId: string) {
  const told = {
    from_agrees: sides.includes('from') ? agrees : merge.from_agrees,
    into_agrees: sides.includes('into') ? agrees : merge.into_agrees,
  }
  const state = agrees ? (told.from_agrees && told.into_agrees ? 'agreed' : 'asked') : 'refused'
  const by = Object.fromEntries(sides.map((side) => [`${side}_entered_by_person`, ctx.actor.personId]))
  await ctx.tx
    .updateTable('ballots.nomination_merges')
    .set({ ...told, ...by, state })
    .where('community_id', '=', ctx.communityId)
    .where('ballot_id', '=', ballotId)
    .where('id', '=', merge.id)
    .execute()
  const from = await nominationOf(ctx, ballotId, merge.from_id)
  const into = await nominationOf(ctx, ballotId, merge.into_id)
  if (state === 'refused') {
    await noteStep(ctx, from, 'merge_refused')
    await noteStep(ctx, into, 'merge_refused')
  }
  if (state === 'agreed') await join(ctx, from, into, merge.why)
}

/** One becomes part of the other: its neighbours stand behind that one now, each once, and not behind their own. */
async function join(ctx: WriteContext, from: NominationRow, into: NominationRow, why: string): Promise<void> {
  const of = sql`community_id = ${ctx.communityId} and ballot_id = ${into.ballot_id}`
  await changeNomination(ctx, from, { state: 'merged', merged_into: into.id })
  // What had been merged into this one goes along.
  await sql`update ballots.nominations set merged_into = ${into.id} where ${of} and merged_into = ${from.id}`.execute(
    ctx.tx,
  )
  await sql`
    update ballots.endorsements e set nomination_id = ${into.id} where ${of} and nomination_id = ${from.id} and not exists (
      select 1 from ballots.endorsements o where o.community_id = e.community_id and o.ballot_id = e.ballot_id
        and o.nomination_id = ${into.id} and o.person_id = e.person_id)`.execute(ctx.tx)
  // Who stood behind both does so once.
  await sql`delete from ballots.endorsements where ${of} and nomination_id = ${from.id}`.execute(ctx.tx)
  const own = await proposersOf(ctx, into)
  await sql`
    delete from ballots.endorsements where ${of} and nomination_id = ${into.id} and person_id = any (${own}::uuid[])`.execute(
    ctx.tx,
  )
  await noteStep(ctx, from, 'merged', why)
  await noteStep(ctx, into, 'merged', why)
}

async function waiting(ctx: WriteContext, ballotId: string, nomination: string): Promise<MergeRow> {
  const found = (await mergesAsked(ctx, ballotId)).find(
    (one) =>
      (one.from_id === nomination && one.from_agrees === null) ||
      (one.into_id === nomination && one.into_agrees === null),
  )
  return found ?? refuse('ballots.merge_unasked')
}

/** A proposer answers for their own proposal. Refusals: see the route. */
export const answerMerge = command(routes['POST /api/c/:community/my/ballots/:id/nominations/:nomination/merge'], {
  async handle(ctx, { id, nomination, agrees }) {
    await draftedCall(ctx, id)
    const row = await nominationOf(ctx, id, nomination)
    const me = ctx.actor.personId
    if (me === null || row.person_id !== me) refuse('platform.not_allowed')
    const merge = await waiting(ctx, id, nomination)
    const other = await nominationOf(ctx, id, merge.from_id === nomination ? merge.into_id : merge.from_id)
    const side: Side = merge.from_id === nomination ? 'from' : 'into'
    await answer(ctx, merge, other.person_id === me ? ['from', 'into'] : [side], agrees, id)
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => ownNomination(ctx, id, nomination),
})

/** Notes what a proposer without an account said. Refusals: see the route. */
export const answerMergeFor = command(
  routes['POST /api/c/:community/ballots/:id/nominations/:nomination/merge/answer'],
  {
    async handle(ctx, { id, nomination, side, agrees }) {
      await enteredCall(ctx, id, false)
      const merge = (await mergesAsked(ctx, id)).find((one) => [one.from_id, one.into_id].includes(nomination))
      if (!merge || merge[`${side}_agrees`] !== null) return refuse('ballots.merge_unasked')
      await answer(ctx, merge, [side], agrees, id)
      return { id, nomination }
    },
    view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
  },
)
