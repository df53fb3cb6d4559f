import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { livePerson } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { proxiesMost } from '../kinds.data.ts'
import { voterView } from '../roll/queries.ts'
import { optionsOf, shareBallot } from '../store.ts'
import { zoneOf } from '../zone.ts'
import { mayEnter, voteOf, voterOn } from './voters.ts'

const phases = ['announced', 'open'] as const

/** Notes a written proxy that was shown. Refusals: see the route. */
export const noteProxy = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/proxy'], {
  async handle(ctx, { id, voter: voterId, holder_person_id, written_on }) {
    const row = await shareBallot(ctx, id, phases)
    const voter = await voterOn(ctx, id, voterId)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    if (written_on > civilDateOf(ctx.now, await zoneOf(ctx)))
      refuse('ballots.day_unfit', {}, [{ path: 'written_on', code: 'invalid' }])
    if (await voteOf(ctx, id, voterId)) refuse('ballots.voted_already')
    await checkHolder(ctx, id, voterId, holder_person_id)
    const proxyId = ctx.newId()
    const put = await sql`
      insert into ballots.proxies (community_id, ballot_id, id, voter_id, holder_person_id, written_on, noted_at, noted_by_person)
      values (${ctx.communityId}, ${id}, ${proxyId}, ${voterId}, ${holder_person_id}, ${written_on}, ${ctx.now}, ${ctx.actor.personId})
      on conflict do nothing returning id`.execute(ctx.tx)
    if (put.rows.length === 0) refuse('ballots.proxy_given')
    ctx.audit('proxy', proxyId, { ballot: id, voter: voterId, holder: holder_person_id, written_on })
    return { id, voterId }
  },
  view: (ctx, { id, voterId }) => voterView(ctx, id, voterId),
})

/** Refusals: `person_unknown`, `proxy_self`, `proxy_candidate`, `proxies_full` (counted behind a lock on the holder's proxies). */
async function checkHolder(ctx: WriteContext, id: string, voterId: string, holder: string): Promise<void> {
  const person = await livePerson(ctx.tx, ctx.communityId, holder)
  if (!person || person.died) refuse('ballots.person_unknown', {}, [{ path: 'holder_person_id', code: 'invalid' }])
  const own = await sql`
    select 1 from ballots.speakers where community_id = ${ctx.communityId} and ballot_id = ${id} and voter_id = ${voterId}
      and person_id = ${holder}`.execute(ctx.tx)
  if (own.rows.length > 0) refuse('ballots.proxy_self')
  if ((await optionsOf(ctx, id)).some((option) => option.candidate_person_id === holder))
    refuse('ballots.proxy_candidate')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`proxies ${ctx.communityId} ${id} ${holder}`}, 0))`.execute(
    ctx.tx,
  )
  const held = await sql<{ count: number }>`
    select count(*)::int as count from ballots.proxies where community_id = ${ctx.communityId} and ballot_id = ${id}
      and holder_person_id = ${holder} and revoked_at is null`.execute(ctx.tx)
  if ((held.rows[0]?.count ?? 0) >= proxiesMost) refuse('ballots.proxies_full', { most: proxiesMost })
}

/** Takes a proxy back; until it is used that is always possible. Refusals: see the route. */
export const revokeProxy = command(routes['POST /api/c/:community/ballots/:id/roll/:voter/proxy/revoke'], {
  async handle(ctx, { id, voter: voterId }) {
    const row = await shareBallot(ctx, id, phases)
    const voter = await voterOn(ctx, id, voterId)
    if (!mayEnter(ctx, row, voter)) refuse('platform.not_allowed')
    if (await voteOf(ctx, id, voterId)) refuse('ballots.voted_already')
    const gone = await sql<{ id: string }>`
      update ballots.proxies set revoked_at = ${ctx.now} where community_id = ${ctx.communityId} and ballot_id = ${id}
        and voter_id = ${voterId} and revoked_at is null returning id`.execute(ctx.tx)
    const proxy = gone.rows[0] ?? refuse('ballots.proxy_none')
    ctx.audit('proxy', proxy.id, { ballot: id, voter: voterId, revoked: true })
    return { id, voterId }
  },
  view: (ctx, { id, voterId }) => voterView(ctx, id, voterId),
})
