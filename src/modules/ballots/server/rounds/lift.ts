import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findDwelling } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { type BallotRow, findBallot, lockBallot, seenBallot } from '../store.ts'
import { zoneOf } from '../zone.ts'

type Affected = {
  dwelling_id: string
  name: string
  why: string
  heard_on: string | null
  heard_how: 'talk' | 'meeting' | 'telephone' | 'letter' | null
  said: string
  agreed: string
}

const affectedMost = 500
/** Until it begins: whoever votes should know what was agreed. */
const before = ['draft', 'announced'] as const

/** Whom the lift directly affects, in the order of the houses. */
async function affectedOf(ctx: ReadContext, ballotId: string): Promise<{ items: Affected[] }> {
  const found = await sql<Affected>`
    select dwelling_id, name, why, heard_on::text as heard_on, heard_how, said, agreed from ballots.affected
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} order by name, dwelling_id limit ${affectedMost}`.execute(
    ctx.tx,
  )
  return { items: found.rows }
}

export const listAffected = query(routes['GET /api/c/:community/ballots/:id/affected'], async (ctx, { id }) => {
  await seenBallot(ctx, id)
  return affectedOf(ctx, id)
})

const othersMost = 20

/** Dwellings of the roll that aren't on the list yet, by part of their name. */
export const listOthers = query(routes['GET /api/c/:community/ballots/:id/affected/others'], async (ctx, { id, q }) => {
  await seenBallot(ctx, id)
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const found = await sql<{ dwelling_id: string; name: string }>`
      select u.dwelling_id, u.name from ballots.units u
      where u.community_id = ${ctx.communityId} and u.ballot_id = ${id} and u.name like ${like} and not exists (
        select 1 from ballots.affected a where a.community_id = u.community_id and a.ballot_id = u.ballot_id and a.dwelling_id = u.dwelling_id)
      order by u.name, u.dwelling_id limit ${othersMost}`.execute(ctx.tx)
  return { items: found.rows }
})

/** What was agreed with whom is for whoever votes on it; what somebody said stays with the desk. Refusals: see the route. */
export const ownAffected = query(routes['GET /api/c/:community/my/ballots/:id/affected'], async (ctx, { id }) => {
  const row = await findBallot(ctx, id)
  if (!row || row.announced_at === null) refuse('platform.not_found')
  const own = await sql`
    select 1 from ballots.voters v where v.community_id = ${ctx.communityId} and v.ballot_id = ${id} and v.struck_at is null and (
      exists (select 1 from ballots.speakers s where s.community_id = v.community_id and s.ballot_id = v.ballot_id and s.voter_id = v.id
        and s.person_id = ${ctx.actor.personId})
      or exists (select 1 from ballots.proxies p where p.community_id = v.community_id and p.ballot_id = v.ballot_id and p.voter_id = v.id
        and p.holder_person_id = ${ctx.actor.personId} and p.revoked_at is null)) limit 1`.execute(ctx.tx)
  if (own.rows.length === 0) refuse('ballots.not_on_roll')
  const { items } = await affectedOf(ctx, id)
  return { items: items.map(({ dwelling_id: _, said: __, ...one }) => one) }
})

/** The dwellings on the ground floor are those a lift usually stands in the way of: the first guess, mended by hand. */
export async function guessAffected(ctx: WriteContext, row: BallotRow): Promise<void> {
  if (row.kind !== 'lift') return
  const why = ctx.services.texts.message('zh-CN', 'ballots', 'affected_ground')
  await sql`
    insert into ballots.affected (community_id, ballot_id, dwelling_id, name, why)
    select u.community_id, u.ballot_id, u.dwelling_id, u.name, ${why}
    from ballots.units u join territory.dwellings d on d.community_id = u.community_id and d.id = u.dwelling_id
    where u.community_id = ${ctx.communityId} and u.ballot_id = ${row.id} and d.floor = 1 on conflict do nothing`.execute(
    ctx.tx,
  )
}

/** A lift is announced once it is said who pays and who keeps it up, and who it affects was heard. Refusals: `ballots.terms_missing`, `ballots.affected_unheard`. */
export async function checkLift(ctx: WriteContext, row: BallotRow): Promise<void> {
  if (row.kind !== 'lift') return
  const missing = (['funding', 'upkeep'] as const).filter((field) => row[field] === '')
  if (missing.length > 0) {
    refuse(
      'ballots.terms_missing',
      {},
      missing.map((path) => ({ path, code: 'required' })),
    )
  }
  const unheard = (await affectedOf(ctx, row.id)).items.filter((one) => one.heard_on === null)
  if (unheard.length > 0) refuse('ballots.affected_unheard', { count: unheard.length })
}

/** Adds somebody a lift affects. Refusals: see the route. */
export const markAffected = command(routes['POST /api/c/:community/ballots/:id/affected'], {
  async handle(ctx, { id, dwelling_id, why }) {
    const row = await lockBallot(ctx, id, before)
    if (row.kind !== 'lift') refuse('ballots.not_a_lift')
    const on = await sql<{ name: string }>`
      select name from ballots.units where community_id = ${ctx.communityId} and ballot_id = ${id} and dwelling_id = ${dwelling_id}`.execute(
      ctx.tx,
    )
    const name = on.rows[0]?.name ?? (await findDwelling(ctx.tx, ctx.communityId, dwelling_id))?.full_name
    if (name === undefined || on.rows.length === 0)
      return refuse('ballots.dwelling_unknown', {}, [{ path: 'dwelling_id', code: 'invalid' }])
    const put = await sql`
      insert into ballots.affected (community_id, ballot_id, dwelling_id, name, why)
      values (${ctx.communityId}, ${id}, ${dwelling_id}, ${name}, ${why}) on conflict do nothing returning dwelling_id`.execute(
      ctx.tx,
    )
    if (put.rows.length === 0) refuse('ballots.affected_already')
    ctx.audit('ballot', id, { affected: dwelling_id, reason: why })
    return { id }
  },
  view: (ctx, { id }) => affectedOf(ctx, id),
})

/** Notes how somebody affected was heard, and what was agreed. Refusals: see the route. */
export const hearAffected = command(routes['POST /api/c/:community/ballots/:id/affected/:dwelling/hear'], {
  async handle(ctx, { id, dwelling, day, how, said, agreed }) {
    await lockBallot(ctx, id, before)
    if (day > civilDateOf(ctx.now, await zoneOf(ctx)))
      refuse('ballots.day_unfit', {}, [{ path: 'day', code: 'invalid' }])
    const heard = await sql`
      update ballots.affected set heard_on = ${day}, heard_how = ${how}, said = ${said}, agreed = ${agreed}, heard_by_person = ${ctx.actor.personId}
      where community_id = ${ctx.communityId} and ballot_id = ${id} and dwelling_id = ${dwelling} returning dwelling_id`.execute(
      ctx.tx,
    )
    if (heard.rows.length === 0) refuse('ballots.dwelling_unknown')
    ctx.audit('ballot', id, { heard: dwelling, day, how })
    return { id }
  },
  view: (ctx, { id }) => affectedOf(ctx, id),
})

/** Somebody isn't affected after all. Refusals: see the route. */
export const dropAffected = command(routes['POST /api/c/:community/ballots/:id/affected/:dwelling/drop'], {
  async handle(ctx, { id, dwelling, reason }) {
    await lockBallot(ctx, id, before)
    const gone = await sql`
      delete from ballots.affected where community_id = ${ctx.communityId} and ballot_id = ${id} and dwelling_id = ${dwelling}
      returning dwelling_id`.execute(ctx.tx)
    if (gone.rows.length === 0) refuse('ballots.dwelling_unknown')
    ctx.audit('ballot', id, { not_affected: dwelling, reason })
    return { id }
  },
  view: (ctx, { id }) => affectedOf(ctx, id),
})
