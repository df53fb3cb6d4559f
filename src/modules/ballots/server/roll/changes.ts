import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { homesOf, livePerson } from '../../../people/api.ts'
import type { Group } from '../../contract/kinds.ts'
import { routes } from '../../contract.ts'
import { mayEnter, voteOf, voterOn } from '../cast/voters.ts'
import { type BallotRow, changeBallot, lockBallot, shareBallot } from '../store.ts'
import { ballotDetail } from '../views.ts'
import { zoneOf } from '../zone.ts'
import { placing, writeSpeakers, writeVoters } from './draw.ts'
import { voterView } from './queries.ts'

/** The roll can be mended until the first day; afterwards only where an objection raised before is upheld. */
const mending = ['draft', 'announced'] as const

/** Puts somebody on the roll. Refusals: see the route. */
export const addVoter = command(routes['POST /api/c/:community/ballots/:id/roll/add'], {
  async handle(ctx, { id, person_id, group }) {
    const row = await lockBallot(ctx, id, mending)
    await putOnRoll(ctx, row, person_id, group)
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** Refusals: `owners_by_title` (a roll of owners follows titles), `person_unknown`, `on_roll_already`. The ballot is locked. */
export async function putOnRoll(ctx: WriteContext, row: BallotRow, personId: string, group: Group): Promise<void> {
  if (row.roll_kind === 'owners') refuse('ballots.owners_by_title')
  const person = await livePerson(ctx.tx, ctx.communityId, personId)
  if (!person || person.died) return refuse('ballots.person_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
  const there = await sql`
    select 1 from ballots.speakers s join ballots.voters v on v.community_id = s.community_id and v.ballot_id = s.ballot_id and v.id = s.voter_id
    where s.community_id = ${ctx.communityId} and s.ballot_id = ${row.id} and s.person_id = ${personId} and v.struck_at is null`.execute(
    ctx.tx,
  )
  if (there.rows.length > 0) refuse('ballots.on_roll_already')
  const voter = {
    id: ctx.newId(),
    serial: row.roll_last + 1,
    same_key: personId,
    person_id: personId,
    name: person.name,
  }
  const homes = (await homesOf(ctx.tx, ctx.communityId, [personId])).get(personId) ?? []
  const home = homes.find(({ residence }) => residence.lives_here)?.dwelling
  const where = (await placing(ctx, home ? [home] : []))(home)
  const rest = { ...where, area_cm2: 0, units: 1 }
  await writeVoters(ctx, row.id, [{ ...voter, ...rest, group_code: group, source: 'added' }])
  await writeSpeakers(ctx, row.id, [{ voter_id: voter.id, person_id: personId }])
  await changeBallot(ctx, row.id, { roll_last: voter.serial, roll_drawn_at: row.roll_drawn_at ?? ctx.now })
  ctx.audit('ballot', row.id, { roll_added: personId })
}

/** Strikes somebody off who doesn't belong there. Refusals: see the route. */
export const strikeVoter = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/strike'], {
  async handle(ctx, { id, voter, reason }) {
    const row = await lockBallot(ctx, id, mending)
    await strikeOff(ctx, row, voter, reason)
    return { id, voter }
  },
  view: (ctx, { id, voter }) => voterView(ctx, id, voter),
})

/** Refusals: `not_on_roll`, `voted_already`. The ballot is locked. */
export async function strikeOff(ctx: WriteContext, row: BallotRow, voterId: string, reason: string): Promise<void> {
  await voterOn(ctx, row.id, voterId)
  if (await voteOf(ctx, row.id, voterId)) refuse('ballots.voted_already')
  await sql`update ballots.voters set struck_at = ${ctx.now}, strike_reason = ${reason}, code_hash = null
    where community_id = ${ctx.communityId} and ballot_id = ${row.id} and id = ${voterId}`.execute(ctx.tx)
  ctx.audit('voter', voterId, { ballot: row.id, struck: true, reason })
}

/** A joint title names another representative, or a title changed hands while the ballot runs. Refusals: see the route. */
export const nameRepresentative = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/representative'], {
  async handle(ctx, { id, voter: voterId, person_id, reason }) {
    await lockBallot(ctx, id, ['draft', 'announced', 'open'])
    await voterOn(ctx, id, voterId)
    const person = await livePerson(ctx.tx, ctx.communityId, person_id)
    if (!person || person.died) return refuse('ballots.person_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
    if (await voteOf(ctx, id, voterId)) refuse('ballots.voted_already')
    const of = sql`community_id = ${ctx.communityId} and ballot_id = ${id}`
    await sql`update ballots.voters set person_id = ${person_id}, name = ${person.name}, code_hash = null where ${of} and id = ${voterId}`.execute(
      ctx.tx,
    )
    await sql`delete from ballots.speakers where ${of} and voter_id = ${voterId}`.execute(ctx.tx)
    await sql`update ballots.proxies set revoked_at = ${ctx.now} where ${of} and voter_id = ${voterId} and revoked_at is null`.execute(
      ctx.tx,
    )
    await writeSpeakers(ctx, id, [{ voter_id: voterId, person_id }])
    ctx.audit('voter', voterId, { ballot: id, representative: person_id, reason })
    return { id, voterId }
  },
  view: (ctx, { id, voterId }) => voterView(ctx, id, voterId),
})

/** How the notice of the ballot reached people: a roll shows to whom it did (指导规则 26). Refusals: see the route. */
export const noteDelivery = command(
  routes['POST /api/c/:community/ballots/:id/deliveries'],
  async (ctx, { id, voter_ids, how, day }) => {
    const row = await shareBallot(ctx, id, ['announced', 'open'])
    if (day > civilDateOf(ctx.now, await zoneOf(ctx)))
      refuse('ballots.day_unfit', {}, [{ path: 'day', code: 'invalid' }])
    const wanted = [...new Set(voter_ids)]
    for (const voterId of wanted)
      if (!mayEnter(ctx, row, await voterOn(ctx, id, voterId))) refuse('platform.not_allowed')
    await sql`update ballots.voters set delivered_on = ${day}, delivered_how = ${how}, delivered_by_person = ${ctx.actor.personId}
    where community_id = ${ctx.communityId} and ballot_id = ${id} and id = any (${wanted}::uuid[])`.execute(ctx.tx)
    ctx.audit('ballot', id, { delivered: wanted.length, how, day })
    return { noted: wanted.length }
  },
)
