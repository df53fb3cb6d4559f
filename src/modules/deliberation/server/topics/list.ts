import { type RawBuilder, sql } from 'kysely'
import { atClock, writeSheet } from '../../../../engines/exports/sheet.ts'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import type { StageKind } from '../../contract/topics/kinds.ts'
import { routes } from '../../contract.ts'
import { zoneOf } from '../meetings/zone.ts'
import { thing } from './begin.ts'
import { seenTopics, topicsWhere } from './store.ts'
import { topicBriefs, topicForStaff } from './views.ts'

type Filter = {
  state: 'open' | 'closed' | 'dropped' | 'all'
  stage?: StageKind | undefined
  template?: string | undefined
  q?: string | undefined
}

function filtered(ctx: ReadContext, { state, stage, template, q }: Filter): RawBuilder<unknown> {
  const words = (q ?? '')
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
  return sql`${seenTopics(ctx.actor)} and ${state === 'all' ? sql`true` : sql`t.state = ${state}`}
    and ${stage ? sql`t.stage = ${stage}` : sql`true`} and ${template ? sql`t.template = ${template}` : sql`true`}
    and ${words ? sql`(t.title ilike ${`%${words}%`} or t.number ilike ${`%${words}%`})` : sql`true`}`
}

/** The newest first. Refusal: `platform.cursor_invalid`. */
export const listTopics = query(routes['GET /api/c/:community/topics'], async (ctx, { after, limit, ...filter }) => {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, last] = instantCursor(after)
    behind = sql`(t.opened_at, t.id) < (${at}, ${last}::uuid)`
  }
  const rows = await topicsWhere(
    ctx,
    sql`${filtered(ctx, filter)} and ${behind}`,
    sql`order by t.opened_at desc, t.id desc limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(rows, limit, (row) => [row.opened_at.toISOString(), row.id])
  return { items: await topicBriefs(ctx, items), next }
})

export const oneTopic = query(routes['GET /api/c/:community/topics/:id'], (ctx, { id }) => topicForStaff(ctx, id))

const rowsMost = 5_000
const heads: readonly [string, number][] = [
  ['number', 18],
  ['title', 44],
  ['hall', 24],
  ['template', 14],
  ['stage', 16],
  ['until', 12],
  ['took_part', 10],
  ['waiting', 10],
  ['opened', 18],
  ['outcome', 44],
]

/** The list as filtered, as a sheet. Who took it out is audited. */
export const exportTopics = command(
  routes['POST /api/c/:community/topics/export'],
  async (ctx, { community: _, ...filter }) => {
    const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'deliberation', key, params)
    const zone = await zoneOf(ctx)
    const rows = await topicsWhere(
      ctx,
      filtered(ctx, filter),
      sql`order by t.opened_at desc, t.id desc limit ${rowsMost}`,
    )
    const briefs = await topicBriefs(ctx, rows)
    const lines = briefs.map((one, index) => [
      ...[one.number, one.title, one.hall, one.template_name],
      one.state === 'open' ? one.stage_name : say(`topic_${one.state}`),
      ...[one.until_day, one.took_part, one.waiting, atClock(one.opened_at, zone), rows[index]?.outcome ?? ''],
    ])
    ctx.audit(thing, 'list', { exported: lines.length })
    const frame = {
      name: say('sheet_topics_file'),
      title: say('sheet_topics_title'),
      note: say('sheet_topics_note', { count: lines.length, time: atClock(ctx.now.toISOString(), zone) }),
      columns: heads.map(([key, width]) => ({ head: say(`sheet_topic_${key}`), width })),
    }
    return writeSheet(frame, once(lines), ctx.now)
  },
)

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
