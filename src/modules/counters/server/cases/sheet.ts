import { atClock, writeSheet } from '../../../../engines/exports/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { once, zoneOf } from '../common.ts'
import { chosenCases } from './queries.ts'

const rowsMost = 5_000
const heads = [
  ['number', 14],
  ['opened', 18],
  ['matters', 48],
  ['state', 10],
  ['keeper', 24],
  ['first_asked', 12],
  ['next_day', 14],
  ['ended', 18],
] as const

/** The cases a list shows, as a sheet; without the names of residents. */
export const caseSheet = command(routes['POST /api/c/:community/service-cases/sheet'], async (ctx, filter) => {
  const zone = await zoneOf(ctx)
  const cases = await chosenCases(ctx, filter, rowsMost)
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'counters', key, params)
  const clock = (instant: string | null) => (instant ? atClock(instant, zone) : '')
  const rows = cases.map((one) => [
    one.number,
    clock(one.opened_at),
    one.matters.map((matter) => `${matter.name}（${say(`sheet_matter_${matter.state}`)}）`).join('、'),
    say(`sheet_case_${one.state}`),
    one.keeper,
    say(one.first_asked ? 'sheet_yes' : 'sheet_no'),
    one.next_day ?? '',
    clock(one.ended_at),
  ])
  ctx.audit('case_sheet', ctx.newId(), { rows: rows.length })
  const time = clock(ctx.now.toISOString())
  const frame = {
    name: say('sheet_cases_file', { day: time.slice(0, 10) }),
    title: say('sheet_cases_title'),
    note: say('sheet_cases_note', { count: rows.length, time }),
    columns: heads.map(([key, width]) => ({ head: say(`sheet_cases_${key}`), width })),
  }
  return writeSheet(frame, once(rows), ctx.now)
})
