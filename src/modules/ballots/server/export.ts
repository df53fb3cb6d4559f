import { sql } from 'kysely'
import { atClock, writeSheet } from '../../../engines/exports/sheet.ts'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { Channel } from '../contract/kinds.ts'
import { readMark } from '../contract/marks.ts'
import { routes } from '../contract.ts'
import { nominationSheet } from './nominations/sheet.ts'
import { type BallotRow, optionsOf, phaseOf, placeOf, seenBallot } from './store.ts'
import { ballotsFile } from './tally/count.ts'
import { zoneOf } from './zone.ts'

type Line = {
  serial: number
  name: string
  place: string
  area_cm2: number
  units: number
  delivered_on: string | null
  channel: Channel | null
  cast_at: Date | null
  choices: string[] | null
  struck: boolean
}

const rowsMost = 50_000
const cm2PerM2 = 10_000

/**
 * The roll as a sheet, or the ballots as a file anybody can count again. In a ballot with names the roll says what each chose once it is
 * counted; in one without it never does. Who took it out is audited. Refusals: see the route.
 */
export const exportBallot = command(routes['POST /api/c/:community/ballots/:id/export'], async (ctx, { id, what }) => {
  const row = await seenBallot(ctx, id)
  if (!holdsOver(ctx.actor, 'ballots.manage', placeOf(row))) refuse('platform.not_allowed')
  const phase = phaseOf(row, ctx.now)
  const counted = ['tallied', 'objection', 'final', 'published'].includes(phase)
  if (what === 'ballots' && !counted) refuse('ballots.not_counted')
  ctx.audit('ballot', id, { exported: what })
  if (what === 'roll') return rollSheet(ctx, row, counted)
  if (what === 'words' || what === 'conditions') return wordsSheet(ctx, row, what)
  if (what === 'nominations') return nominationSheet(ctx, row)
  const text = await ballotsFile(ctx, row, await optionsOf(ctx, id))
  return { name: `${row.number}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(text) }
})

async function rollSheet(ctx: WriteContext, row: BallotRow, counted: boolean) {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'ballots', key, params)
  const zone = await zoneOf(ctx)
  const titles = new Map((await optionsOf(ctx, row.id)).map(({ code, title }) => [code, title]))
  const found = await sql<Line>`
    select v.serial, v.name, v.place, v.area_cm2::float8 as area_cm2, v.units, v.delivered_on::text as delivered_on, c.channel, c.cast_at, c.choices,
      v.struck_at is not null as struck
    from ballots.voters v left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
    where v.community_id = ${ctx.communityId} and v.ballot_id = ${row.id} order by v.serial limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const shows = row.named && counted
  const choiceSaid = (mark: string) => {
    const { code, points } = readMark(mark)
    const title = titles.get(code) ?? code
    return points === undefined ? title : say('sheet_points', { title, points })
  }
  const rows = found.rows.map((line) => [
    line.serial,
    line.name,
    line.place,
    line.area_cm2 / cm2PerM2,
    line.units,
    line.delivered_on ?? '',
    line.channel ? say(`channel_${line.channel}`) : line.struck ? say('sheet_struck') : '',
    line.cast_at ? atClock(line.cast_at.toISOString(), zone) : '',
    ...(shows ? [(line.choices ?? []).map(choiceSaid).join('、')] : []),
  ])
  const heads: [string, number][] = [
    ['sheet_serial', 8],
    ['sheet_name', 14],
    ['sheet_place', 30],
    ['sheet_area', 12],
    ['sheet_units', 8],
    ['sheet_delivered', 14],
    ['sheet_channel', 12],
    ['sheet_cast', 18],
    ...(shows ? [['sheet_choices', 40] as [string, number]] : []),
  ]
  const frame = {
    name: say('sheet_file', { number: row.number }),
    title: say('sheet_title'),
    note: say('sheet_note', {
      title: row.title,
      number: row.number,
      count: rows.length,
      time: atClock(ctx.now.toISOString(), zone),
    }),
    columns: heads.map(([key, width]) => ({ head: say(key), width })),
  }
  return writeSheet(frame, once(rows), ctx.now)
}

type Said = { serial: number; name: string; place: string; kind: string; text: string; said_at: Date }

/** Reasons and conditions, or conditions alone, household by household, for whoever plans the works. */
async function wordsSheet(ctx: WriteContext, row: BallotRow, what: 'words' | 'conditions') {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'ballots', key, params)
  const zone = await zoneOf(ctx)
  const found = await sql<Said>`
    select v.serial, v.name, v.place, w.kind, w.text, w.said_at from ballots.words w
    join ballots.voters v on v.community_id = w.community_id and v.ballot_id = w.ballot_id and v.id = w.voter_id
    where w.community_id = ${ctx.communityId} and w.ballot_id = ${row.id} and (w.kind = 'condition' or ${what === 'words'})
    order by v.serial limit ${rowsMost}`.execute(ctx.tx)
  const time = (at: Date) => atClock(at.toISOString(), zone)
  const rows = found.rows.map((one) => [
    ...[
      one.serial,
      one.name,
      one.place,
      say(row.kind === 'review' ? 'sheet_amiss' : `sheet_${one.kind}`),
      one.text,
      time(one.said_at),
    ],
  ])
  const heads: [string, number][] = [
    ['sheet_serial', 8],
    ['sheet_name', 14],
    ['sheet_place', 30],
    ['sheet_words_kind', 12],
    ['sheet_words', 60],
    ['sheet_said', 18],
  ]
  const told = { title: row.title, number: row.number, count: rows.length, time: time(ctx.now) }
  const called = row.kind === 'review' ? 'amiss' : what
  const frame = {
    ...{ name: say(`sheet_${called}_file`, { number: row.number }), title: say(`sheet_${called}_title`) },
    note: say('sheet_note', told),
    columns: heads.map(([key, width]) => ({ head: say(key), width })),
  }
  return writeSheet(frame, once(rows), ctx.now)
}

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
