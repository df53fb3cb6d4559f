import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { livePerson } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import type { BallotRow } from '../store.ts'
import { changeNomination, checkGround, endorsedBy, enteredCall, noteStep, runningCall, standing } from './store.ts'
import { ownNomination, staffNomination } from './views.ts'

/** So many of one person stand at a time. */
const ownMost = 5

type Wish = {
  what: 'works' | 'policy' | 'service' | 'candidate'
  title: string
  text: string
  place: string
  rough_cost_fen?: number | undefined
  way?: 'elected' | 'appointed' | 'self' | undefined
}

/** Refusals: `ballots.nomination_what_unfit`, `ballots.price_missing` (a budget wants at least a guess). */
function checkWish(row: BallotRow, { what, way, rough_cost_fen }: Wish): void {
  const candidate = what === 'candidate'
  const fits = candidate === (row.nominate_what === 'candidates') && candidate === (way !== undefined)
  if (!fits) refuse('ballots.nomination_what_unfit', {}, [{ path: candidate ? 'way' : 'what', code: 'invalid' }])
  if (row.kind === 'budget' && rough_cost_fen === undefined)
    refuse('ballots.price_missing', {}, [{ path: 'rough_cost_fen', code: 'required' }])
}

/** Refusal: `ballots.nominations_many`. */
async function checkMany(ctx: WriteContext, row: BallotRow, personId: string): Promise<void> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from ballots.nominations where community_id = ${ctx.communityId} and ballot_id = ${row.id}
      and person_id = ${personId} and state <> 'withdrawn'`.execute(ctx.tx)
  if ((found.rows[0]?.count ?? 0) >= ownMost) refuse('ballots.nominations_many', { most: ownMost })
}

type By = {
  person_id: string | null
  by_body: string
  channel: 'screen' | 'counter'
  entered_by_person: string | null
  candidate_person_id: string | null
}

async function put(ctx: WriteContext, row: BallotRow, wish: Wish, by: By): Promise<string> {
  const next = await sql<{ seq: number }>`
    select coalesce(max(seq), 0)::int + 1 as seq from ballots.nominations
    where community_id = ${ctx.communityId} and ballot_id = ${row.id}`.execute(ctx.tx)
  const id = ctx.newId()
  // Who proposes themselves agrees by it; on paper with a signature the desk keeps.
  const assent = wish.way === 'self' ? { assent: 'given' as const, assent_at: ctx.now, assent_how: by.channel } : {}
  await ctx.tx
    .insertInto('ballots.nominations')
    .values({
      ...{ community_id: ctx.communityId, ballot_id: row.id, id, seq: next.rows[0]?.seq ?? 1 },
      ...{ what: wish.what, title: wish.title, text: wish.text, place: wish.place, way: wish.way ?? null },
      ...{ rough_cost_fen: wish.rough_cost_fen ?? null, proposed_at: ctx.now, state: 'proposed' },
      ...by,
      ...assent,
    })
    .execute()
  await noteStep(ctx, { id, ballot_id: row.id }, 'proposed')
  return id
}

/** Proposes a matter, a neighbour, or oneself. Refusals: see the route. */
export const nominate = command(routes['POST /api/c/:community/my/ballots/:id/nominations'], {
  async handle(ctx, { id, ...wish }) {
    const row = await runningCall(ctx, id)
    checkWish(row, wish)
    await checkGround(ctx, row, ctx.actor.personId)
    const person_id = ctx.actor.personId ?? refuse('ballots.not_of_ground')
    await checkMany(ctx, row, person_id)
    const candidate_person_id = wish.way === 'self' ? person_id : null
    const by = { person_id, by_body: '', channel: 'screen' as const, entered_by_person: null, candidate_person_id }
    return { id, nomination: await put(ctx, row, wish, by) }
  },
  view: (ctx, { id, nomination }) => ownNomination(ctx, id, nomination),
})

/** Notes at the counter what a resident proposes, or whom a body appoints to stand. Refusals: see the route. */
export const nominateFor = command(routes['POST /api/c/:community/ballots/:id/nominations'], {
  async handle(ctx, { id, person_id, by_body, candidate_person_id, ...wish }) {
    const row = await enteredCall(ctx, id, true)
    checkWish(row, wish)
    const appointed = wish.way === 'appointed'
    if (appointed ? by_body === '' : person_id === undefined)
      refuse('ballots.proposer_missing', {}, [{ path: appointed ? 'by_body' : 'person_id', code: 'required' }])
    const known = async (one: string | undefined) =>
      one === undefined || Boolean(await livePerson(ctx.tx, ctx.communityId, one))
    if (!(await known(person_id))) refuse('ballots.person_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
    if (!(await known(candidate_person_id)))
      refuse('ballots.candidate_unknown', {}, [{ path: 'candidate_person_id', code: 'invalid' }])
    if (person_id !== undefined) {
      await checkGround(ctx, row, person_id)
      await checkMany(ctx, row, person_id)
    }
    const stands = wish.way === 'self' ? person_id : candidate_person_id
    const by = { person_id: person_id ?? null, by_body, channel: 'counter' as const }
    const put_by = { ...by, entered_by_person: ctx.actor.personId, candidate_person_id: (wish.way && stands) ?? null }
    return { id, nomination: await put(ctx, row, wish, put_by) }
  },
  view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
})

/** Mends one's own proposal while nobody has read it as it is: unchecked and unendorsed. Refusals: see the route. */
export const changeOwnNomination = command(
  routes['POST /api/c/:community/my/ballots/:id/nominations/:nomination/change'],
  {
    async handle(ctx, { id, nomination, title, text, place, rough_cost_fen }) {
      await runningCall(ctx, id)
      const row = await standing(ctx, id, nomination, ['proposed'])
      if (row.person_id !== ctx.actor.personId) refuse('platform.not_allowed')
      if ((await endorsedBy(ctx, row)) > 0) refuse('ballots.nomination_state_unfit')
      await changeNomination(ctx, row, { title, text, place, rough_cost_fen: rough_cost_fen ?? row.rough_cost_fen })
      await noteStep(ctx, row, 'changed')
      return { id, nomination }
    },
    view: (ctx, { id, nomination }) => ownNomination(ctx, id, nomination),
  },
)
