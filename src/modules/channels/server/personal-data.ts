import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { dropFiles } from '../../../platform/files/drop.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import { openSaid } from './drafts/said.ts'

const rowsMost = 200

type Held = { id: string; said_sealed: Buffer | null; state: string; made_at: Date }

/** What somebody said in a group, as far as it was confirmed to be theirs. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const found = await sql<Held>`
    select id, said_sealed, state, made_at from channels.intake_drafts
    where community_id = ${ctx.communityId} and person_id = ${personId} order by made_at desc limit ${rowsMost + 1}`.execute(
    ctx.tx,
  )
  const rows = found.rows.slice(0, rowsMost).map((row) => ({
    at: row.made_at,
    text: openSaid(ctx, row.said_sealed).text,
    state: { word: `held_word_${row.state}` },
  }))
  return [{ name: 'drafts', retention: 'channels.drafts', more: found.rows.length > rowsMost, rows }]
}

async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const found = await sql<{ id: string }>`
    update channels.intake_drafts set person_id = null where community_id = ${ctx.communityId} and person_id = ${personId} returning id`.execute(
    ctx.tx,
  )
  const ids = found.rows.map((row) => row.id)
  await forgetWords(ctx, ids)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'intake_draft', ids })
  return [{ section: 'drafts', done: 'erased', count: ids.length }]
}

type Words = { id: string; state: string; sound_file_id: string | null; photos: string[] }

/** Words, sound and pictures go; pictures that became a request's stay with it. Who hadn't been heard yet won't be. */
async function forgetWords(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const these = sql`community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[])`
  const found = await sql<Words>`
    select id, state, sound_file_id, array(select f.file_id::text from channels.draft_photos f
      where f.community_id = d.community_id and f.draft_id = d.id) as photos
    from channels.intake_drafts d where ${these}`.execute(ctx.tx)
  await sql`
    update channels.intake_drafts set said_sealed = null, sound_file_id = null, reason = '', state = case state when 'waiting' then 'dismissed' else state end,
      settled_at = coalesce(settled_at, ${ctx.now})
    where ${these}`.execute(ctx.tx)
  const own = found.rows.filter((row) => row.state === 'waiting' || row.state === 'dismissed')
  await sql`
    delete from channels.draft_photos where community_id = ${ctx.communityId} and draft_id = any (${own.map((row) => row.id)}::uuid[])`.execute(
    ctx.tx,
  )
  await dropFiles(ctx, [...found.rows.flatMap((row) => row.sound_file_id ?? []), ...own.flatMap((row) => row.photos)])
}

async function forgetDrafts(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const due = await sql<{ id: string }>`
    select id from channels.intake_drafts where community_id = ${ctx.communityId} and said_sealed is not null and made_at < ${before}
    order by made_at limit ${most} for update`.execute(ctx.tx)
  const ids = due.rows.map((row) => row.id)
  await forgetWords(ctx, ids)
  for (const id of ids) ctx.audit('intake_draft', id, { forgotten: true })
  return ids.length
}

/** Sound goes long before the words that were typed from it. */
async function forgetSounds(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const due = await sql<{ id: string; sound_file_id: string }>`
    select id, sound_file_id from channels.intake_drafts
    where community_id = ${ctx.communityId} and sound_file_id is not null and made_at < ${before}
    order by made_at limit ${most} for update`.execute(ctx.tx)
  const ids = due.rows.map((row) => row.id)
  await sql`
    update channels.intake_drafts set sound_file_id = null where community_id = ${ctx.communityId} and id = any (${ids}::uuid[])`.execute(
    ctx.tx,
  )
  await dropFiles(
    ctx,
    due.rows.map((row) => row.sound_file_id),
  )
  for (const id of ids) ctx.audit('intake_draft', id, { sound_forgotten: true })
  return ids.length
}

export const personalData: PersonalData = {
  columns: {
    'channels.groups.keeper_person_id': 'actor',
    'channels.intake_drafts.person_id': 'subject',
    'channels.intake_drafts.made_by_person_id': 'actor',
    'channels.intake_drafts.settled_by_person_id': 'actor',
    'channels.broadcasts.made_by_person_id': 'actor',
  },
  held,
  erase,
}

export const retention: readonly Retention[] = [
  { name: 'channels.drafts', days: 180, leastDays: 30, forget: forgetDrafts },
  { name: 'channels.sounds', days: 60, leastDays: 7, forget: forgetSounds },
]
