import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData } from '../../../platform/personal-data.ts'
import { endService } from './end-service.ts'

const rowsMost = 200

type Service = { title: string; from_at: Date; until_at: Date | null }
type Away = { kind: string | null; from_at: Date; until_at: Date }

async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  const terms = await sql<Service>`
    select p.title, t.from_at, t.until_at from bodies.post_terms t
    join bodies.posts p on p.community_id = t.community_id and p.id = t.post_id
    where t.community_id = ${ctx.communityId} and t.person_id = ${personId} order by t.from_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const members = await sql<Service & { public_phone: string | null }>`
    select b.name as title, m.from_at, m.until_at, m.public_phone from bodies.members m
    join bodies.bodies b on b.community_id = m.community_id and b.id = m.body_id
    where m.community_id = ${ctx.communityId} and m.person_id = ${personId} order by m.from_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const away = await sql<Away>`
    select kind, from_at, until_at from bodies.absences where ${of} order by from_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  return [
    { name: 'posts', rows: terms.rows },
    { name: 'memberships', rows: members.rows },
    {
      name: 'absences',
      rows: away.rows.map(({ kind, ...row }) => ({ kind: kind && { word: `held_word_${kind}` }, ...row })),
    },
  ]
}

/** Whoever holds a post or sits in a body still acts in its name: that ends first. */
async function needed(ctx: ReadContext, personIds: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ person_id: string }>`
    select person_id from bodies.post_terms where community_id = ${ctx.communityId} and person_id = any (${[...personIds]}::uuid[])
      and (until_at is null or until_at > ${ctx.now})
    union select person_id from bodies.members where community_id = ${ctx.communityId} and person_id = any (${[...personIds]}::uuid[])
      and (until_at is null or until_at > ${ctx.now})`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.person_id, 'bodies.still_serving']))
}

/**
 * Who held which office when stays known to the community, without the name; why somebody was away is nobody's business. What is still in force
 * (only where a restored backup brought it back) ends.
 */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  await endService(ctx, personId)
  const terms = await sql`select id from bodies.post_terms where ${of}`.execute(ctx.tx)
  const members = await sql`update bodies.members set public_phone = null where ${of} returning id`.execute(ctx.tx)
  const away = await sql<{ id: string }>`update bodies.absences set kind = null where ${of} returning id`.execute(
    ctx.tx,
  )
  const ids = away.rows.map((row) => row.id)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'absence', ids, fields: ['kind'] })
  return [
    { section: 'posts', done: 'unnamed', count: terms.rows.length },
    { section: 'memberships', done: 'unnamed', count: members.rows.length },
    { section: 'absences', done: 'unnamed', count: away.rows.length },
  ]
}

export const personalData: PersonalData = {
  columns: {
    'bodies.post_terms.person_id': 'subject',
    'bodies.members.person_id': 'subject',
    'bodies.absences.person_id': 'subject',
    'bodies.absences.deputy_id': 'actor',
    'bodies.absences.recorded_by': 'actor',
    'bodies.roster_shifts.person_id': 'actor',
    'bodies.roster_days.person_id': 'actor',
    'bodies.roster_swaps.person_id': 'actor',
    'bodies.roster_swaps.with_person_id': 'actor',
  },
  held,
  needed,
  erase,
}
