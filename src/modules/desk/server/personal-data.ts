import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'

const rowsMost = 200

/** What a worker keeps at the workbench: their own drafts, views, text blocks and keys. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  const owned = sql`community_id = ${ctx.communityId} and owner_person_id = ${personId}`
  const drafts = await sql<{ text: string; saved_at: Date }>`
    select content as text, saved_at from desk.drafts where ${of} order by saved_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const kept = await sql<{ name: string; changed_at: Date }>`
    select name, changed_at from desk.views where ${owned}
    union all select name, changed_at from desk.texts where ${owned} order by changed_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const keys = await sql<{ changed_at: Date }>`select changed_at from desk.keys where ${of}`.execute(ctx.tx)
  return [
    { name: 'drafts', retention: 'desk.drafts', rows: drafts.rows },
    { name: 'own_things', rows: [...kept.rows, ...keys.rows] },
  ]
}

/** All of it goes; views that others were given stay theirs. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  const owned = sql`community_id = ${ctx.communityId} and owner_person_id = ${personId} and scope = 'own'`
  const drafts = await sql`delete from desk.drafts where ${of} returning field`.execute(ctx.tx)
  const keys = await sql`delete from desk.keys where ${of} returning off`.execute(ctx.tx)
  await sql`delete from desk.view_pins where ${of}`.execute(ctx.tx)
  const views = await sql`delete from desk.views where ${owned} returning id`.execute(ctx.tx)
  const texts = await sql`delete from desk.texts where ${owned} returning id`.execute(ctx.tx)
  return [
    { section: 'drafts', done: 'erased', count: drafts.rows.length },
    { section: 'own_things', done: 'erased', count: keys.rows.length + views.rows.length + texts.rows.length },
  ]
}

export const personalData: PersonalData = {
  columns: {
    'desk.drafts.person_id': 'subject',
    'desk.keys.person_id': 'subject',
    'desk.view_pins.person_id': 'subject',
    'desk.views.owner_person_id': 'subject',
    'desk.texts.owner_person_id': 'subject',
  },
  held,
  erase,
}

export const retention: readonly Retention[] = [
  { name: 'desk.drafts', days: 30, leastDays: 30, job: 'desk.collect-drafts' },
]
