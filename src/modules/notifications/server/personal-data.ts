import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import { communityOf } from '../../territory/api.ts'
import { sentenceOf } from './sentences.ts'
import type { Params } from './told.ts'

const rowsMost = 200

type Row = { kind: string; params: Params; made_at: Date; read_at: Date | null }

/** What a person was told, as they were told it. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  const found = await sql<Row>`
    select kind, params, made_at, read_at from notifications.messages
    where community_id = ${ctx.communityId} and person_id = ${personId} order by made_at desc, id desc limit ${rowsMost + 1}`.execute(
    ctx.tx,
  )
  const rows = found.rows.slice(0, rowsMost).map((row) => ({
    text: sentenceOf(ctx.services.texts, row, { language: ctx.language, zone }),
    made_at: row.made_at,
    read_at: row.read_at,
  }))
  return [{ name: 'messages', retention: 'notifications.messages', rows, more: found.rows.length > rowsMost }]
}

async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const gone = await sql`
    delete from notifications.messages where community_id = ${ctx.communityId} and person_id = ${personId} returning id`.execute(
    ctx.tx,
  )
  return [{ section: 'messages', done: 'erased', count: gone.rows.length }]
}

export const personalData: PersonalData = {
  columns: { 'notifications.messages.person_id': 'subject' },
  held,
  erase,
}

/** An old message is of no use: the thing itself says what became of it. */
async function forgetMessages(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    delete from notifications.messages m using (
      select id from notifications.messages where community_id = ${ctx.communityId} and made_at < ${before}
      order by made_at, id limit ${most}) old
    where m.community_id = ${ctx.communityId} and m.id = old.id returning m.id`.execute(ctx.tx)
  return gone.rows.length
}

export const retention: readonly Retention[] = [
  { name: 'notifications.messages', days: 180, leastDays: 30, forget: forgetMessages },
]
