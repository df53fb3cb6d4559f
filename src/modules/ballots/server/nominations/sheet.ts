import { sql } from 'kysely'
import { atClock, writeSheet } from '../../../../engines/exports/sheet.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { BallotRow } from '../store.ts'
import { zoneOf } from '../zone.ts'
import { type NominationRow, nominationColumns } from './store.ts'
import { staffNominations } from './views.ts'

const rowsMost = 5_000
const fenPerYuan = 100

/** Everything that was proposed, with what became of it and why. */
export async function nominationSheet(ctx: WriteContext, row: BallotRow) {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'ballots', key, params)
  const zone = await zoneOf(ctx)
  const found = await sql<NominationRow>`
    select ${nominationColumns} from ballots.nominations n where n.community_id = ${ctx.communityId} and n.ballot_id = ${row.id}
    order by n.seq limit ${rowsMost}`.execute(ctx.tx)
  const yuan = (fen: number | null) => (fen === null ? '' : fen / fenPerYuan)
  const rows = (await staffNominations(ctx, row, found.rows)).map((one) => [
    ...[one.seq, say(`nomination_what_${one.what}`), one.title, one.text, one.place, one.proposer],
    ...[atClock(one.proposed_at, zone), one.endorsements, yuan(one.rough_cost_fen), yuan(one.price_fen), one.doer],
    ...[say(`nomination_state_${one.state}`), one.reason],
  ])
  const heads: [string, number][] = [
    ['sheet_serial', 8],
    ['sheet_nomination_what', 12],
    ['sheet_nomination_title', 24],
    ['sheet_nomination_text', 50],
    ['sheet_place', 24],
    ['sheet_nomination_by', 14],
    ['sheet_nomination_at', 18],
    ['sheet_nomination_endorsements', 10],
    ['sheet_nomination_rough', 14],
    ['sheet_nomination_price', 14],
    ['sheet_nomination_doer', 18],
    ['sheet_nomination_state', 14],
    ['sheet_nomination_reason', 40],
  ]
  const told = { title: row.title, number: row.number, count: rows.length, time: atClock(ctx.now.toISOString(), zone) }
  const frame = {
    ...{ name: say('sheet_nominations_file', { number: row.number }), title: say('sheet_nominations_title') },
    note: say('sheet_note', told),
    columns: heads.map(([key, width]) => ({ head: say(key), width })),
  }
  return writeSheet(frame, once(rows), ctx.now)
}

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
