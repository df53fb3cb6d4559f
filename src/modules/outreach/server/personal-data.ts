import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { dropFiles } from '../../../platform/files/drop.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import { personNames } from '../../people/api.ts'
import { signDays, signRetention } from './signs/signs.ts'

const rowsMost = 200
const year = 365

type Held = { round: string; says: string; note: string; at: Date }

/** What was said at the door of somebody, and what was noted of the dwelling then. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const found = await sql<Held>`
    select r.name as round, m.says, v.note, m.at from outreach.marks m
    join outreach.rounds r on r.community_id = m.community_id and r.id = m.round_id
    join outreach.visits v on v.community_id = m.community_id and v.round_id = m.round_id and v.dwelling_id = m.dwelling_id
    where m.community_id = ${ctx.communityId} and m.person_id = ${personId} order by m.at desc limit ${rowsMost + 1}`.execute(
    ctx.tx,
  )
  const rows = found.rows.slice(0, rowsMost).map((row) => ({ ...row, says: { word: `held_word_${row.says}` } }))
  return [{ name: 'visits', retention: 'outreach.visits', more: found.rows.length > rowsMost, rows }]
}

/** Marks go; the name is covered in what was noted of the dwelling, which is the household's. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const { tx, communityId } = ctx
  const gone = await sql<{ round_id: string; dwelling_id: string }>`
    delete from outreach.marks where community_id = ${communityId} and person_id = ${personId} returning round_id, dwelling_id`.execute(
    tx,
  )
  const name = (await personNames(tx, communityId, [personId])).get(personId)?.name ?? ''
  if ([...name].length >= 2) {
    const cover = ctx.services.texts.message('zh-CN', 'outreach', 'covered_word')
    const quoted = JSON.stringify(name).slice(1, -1)
    await sql`
      update outreach.visits set note = replace(note, ${name}, ${cover}), answers = replace(answers::text, ${quoted}, ${cover})::jsonb
      where community_id = ${communityId} and dwelling_id = any (${gone.rows.map((row) => row.dwelling_id)}::uuid[])`.execute(
      tx,
    )
  }
  return [{ section: 'visits', done: 'erased', count: gone.rows.length }]
}

/** Notes, answers, photos and words on residents of rounds closed long ago: a round or a few at a time; figures stay. */
async function forgetVisits(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const { tx, communityId } = ctx
  const due = await sql<{ id: string }>`
    select id from outreach.rounds where community_id = ${communityId} and closed_at < ${before} and forgotten_at is null
    order by closed_at limit ${Math.min(most, 5)} for update`.execute(tx)
  const ids = due.rows.map((row) => row.id)
  if (ids.length === 0) return 0
  const of = sql`community_id = ${communityId} and round_id = any (${ids}::uuid[])`
  await sql`update outreach.visits set note = '', answers = '{}' where ${of}`.execute(tx)
  await sql`delete from outreach.marks where ${of}`.execute(tx)
  const files = await sql<{ file_id: string }>`delete from outreach.photos where ${of} returning file_id`.execute(tx)
  await dropFiles(
    ctx,
    files.rows.map((row) => row.file_id),
  )
  await sql`
    update outreach.rounds set forgotten_at = ${ctx.now} where community_id = ${communityId} and id = any (${ids}::uuid[])`.execute(
    tx,
  )
  return ids.length
}

const few = 500

/** Which points somebody reached and when, and what was noted on the way: routes, days and figures stay. Requests have terms of their own. */
async function forgetPatrols(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const { tx, communityId } = ctx
  const due = await sql<{ id: string }>`
    select id from outreach.patrol_walks where community_id = ${communityId} and started_at < ${before} and forgotten_at is null
    order by started_at limit ${Math.min(most, few)} for update`.execute(tx)
  const ids = due.rows.map((row) => row.id)
  if (ids.length === 0) return 0
  const of = sql`community_id = ${communityId} and walk_id = any (${ids}::uuid[])`
  await sql`delete from outreach.patrol_reached where ${of}`.execute(tx)
  const files = await sql<{ file_id: string }>`
    delete from outreach.patrol_photos where community_id = ${communityId} and finding_id in
      (select id from outreach.patrol_findings where ${of}) returning file_id`.execute(tx)
  await dropFiles(
    ctx,
    files.rows.map((row) => row.file_id),
  )
  await sql`
    update outreach.patrol_findings set words = '', place_detail = '', found_by_person_id = null, forgotten_at = ${ctx.now}
    where ${of}`.execute(tx)
  await sql`
    update outreach.patrol_walks set walker_person_id = null, forgotten_at = ${ctx.now}
    where community_id = ${communityId} and id = any (${ids}::uuid[])`.execute(tx)
  return ids.length
}

/** Early signs end by themselves: nothing of them stays but how many there were. */
async function forgetSigns(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const { tx, communityId } = ctx
  const due = await sql<{ id: string }>`
    select id from outreach.signs where community_id = ${communityId} and changed_at < ${before}
    order by changed_at limit ${Math.min(most, few)} for update`.execute(tx)
  const ids = due.rows.map((row) => row.id)
  if (ids.length === 0) return 0
  await sql`
    delete from outreach.sign_steps where community_id = ${communityId} and sign_id = any (${ids}::uuid[])`.execute(tx)
  await sql`delete from outreach.signs where community_id = ${communityId} and id = any (${ids}::uuid[])`.execute(tx)
  return ids.length
}

export const personalData: PersonalData = {
  columns: {
    'outreach.visits.walker_person_id': 'actor',
    'outreach.marks.person_id': 'subject',
    'outreach.patrol_routes.walker_person_id': 'actor',
    'outreach.patrol_walks.walker_person_id': 'actor',
    'outreach.patrol_findings.found_by_person_id': 'actor',
    'outreach.signs.author_person_id': 'actor',
    'outreach.sign_steps.by_person_id': 'actor',
  },
  held,
  erase,
}

export const retention: readonly Retention[] = [
  { name: 'outreach.visits', days: 3 * year, leastDays: year, forget: forgetVisits },
  { name: 'outreach.patrols', days: year, leastDays: 30, forget: forgetPatrols },
  { name: signRetention, days: signDays, leastDays: 30, forget: forgetSigns },
]
