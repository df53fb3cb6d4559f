/** Meetings, decisions and suggestions as sheets: the lists as filtered, page by page; who took them out is audited. */
import { atClock, type Cell, sheetNote, writeSheet } from '../../../../engines/exports/index.ts'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { ballotFacts } from '../../../ballots/api.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { decisionsFound } from './decision-list.ts'
import { meetingsFound } from './meeting-list.ts'
import { suggestionsFound } from './suggestions.ts'
import { zoneOf } from './zone.ts'

/** What a sheet takes at once. */
const exportMost = 5_000
const pieceRows = 250

type Page = { after?: string | undefined; limit: number }
type Found<T> = { items: T[]; next: string | null }
type Say = (key: string, params?: Record<string, string>) => string
type Sheet<T> = {
  entity: string
  filter: object
  limits: readonly string[]
  columns: readonly (readonly [key: string, width: number])[]
  find: (page: Page) => Promise<Found<T>>
  row: (one: T, zone: string) => Cell[]
}

const sayer =
  (ctx: ReadContext): Say =>
  (key, params = {}) =>
    ctx.services.texts.message(ctx.language, 'deliberation', `export_${key}`, params)

async function everyOne<T>(find: Sheet<T>['find']): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const page = await find({ limit: pieceRows, after })
    all.push(...page.items)
    if (all.length > exportMost) refuse('deliberation.export_large', { most: exportMost })
    after = page.next ?? undefined
  } while (after !== undefined)
  return all
}

async function take<T>(ctx: WriteContext, { entity, filter, limits, columns, find, row }: Sheet<T>) {
  const say = sayer(ctx)
  const zone = await zoneOf(ctx)
  const all = await everyOne(find)
  const { personId } = ctx.actor
  const name = personId === null ? undefined : (await personNames(ctx.tx, ctx.communityId, [personId])).get(personId)
  const by = name?.name ?? say('staff')
  ctx.audit(entity, ctx.newId(), { filter, rows: all.length })
  const note = sheetNote(ctx, { list: 'deliberation', limits, by, rows: all.length, cut: false, zone })
  const frame = {
    name: say(`file_${entity}`, { day: civilDateOf(ctx.now, zone) }),
    title: say(`title_${entity}`),
    note,
    columns: columns.map(([key, width]) => ({ head: say(`column_${key}`), width })),
  }
  return writeSheet(frame, once(all.map((one) => row(one, zone))), ctx.now)
}

async function* once(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows
}

/** Meetings as filtered, with how many came and what was decided. Refusal: `deliberation.export_large`. */
export const exportMeetings = command(
  routes['POST /api/c/:community/meetings/export'],
  (ctx, { community: _, ...filter }) => {
    const say = sayer(ctx)
    return take(ctx, {
      entity: 'meetings_export',
      filter,
      limits: [say(`show_${filter.show}`), ...(filter.kind ? [say(`kind_${filter.kind}`)] : [])],
      columns: [
        ['starts_at', 17],
        ['title', 30],
        ['kind', 14],
        ['body', 20],
        ['place', 30],
        ['state', 10],
        ['invited', 8],
        ['came', 8],
        ['items', 8],
        ['decisions', 8],
        ['open', 8],
        ['minutes', 12],
      ],
      find: (page) => meetingsFound(ctx, filter, page),
      row: (one, zone) => [
        atClock(one.starts_at, zone),
        one.title,
        say(`kind_${one.kind}`),
        one.body?.name ?? '',
        one.place,
        say(`state_${one.state}`),
        one.invited,
        one.came,
        one.items,
        one.decisions,
        one.decisions_open,
        say(`minutes_${one.minutes_state}`),
      ],
    })
  },
)

/** Decisions as filtered: who owns them, by when, what became of them. Refusal: `deliberation.export_large`. */
export const exportDecisions = command(
  routes['POST /api/c/:community/decisions/export'],
  async (ctx, { community: _, ...filter }) => {
    const say = sayer(ctx)
    const body = filter.body && (await bodiesByIds(ctx.tx, ctx.communityId, [filter.body])).get(filter.body)?.name
    return take(ctx, {
      entity: 'decisions_export',
      filter,
      limits: [
        ...(filter.state === 'all' ? [] : [say(`decision_${filter.state}`)]),
        ...(body ? [body] : []),
        ...(filter.ballot ? [(await ballotFacts(ctx, filter.ballot))?.title ?? ''] : []),
        ...(filter.kind ? [say(`kind_${filter.kind}`)] : []),
      ],
      columns: [
        ['number', 18],
        ['decision', 50],
        ['meeting', 26],
        ['starts_at', 17],
        ['item', 26],
        ['owner', 22],
        ['promised_to', 16],
        ['due_day', 12],
        ['state', 10],
        ['ended_day', 12],
        ['days', 8],
        ['words', 40],
        ['last_reading', 40],
        ['request', 18],
      ],
      find: (page) => decisionsFound(ctx, filter, page),
      row: (one, zone) => [
        one.number,
        one.text,
        (one.meeting ?? one.topic)?.title ?? '',
        atClock(one.meeting?.starts_at ?? one.made_at, zone),
        one.item,
        one.owner.name,
        one.promised_to,
        one.due_day,
        say(`decision_${one.state === 'open' && one.late ? 'late' : one.state}`),
        one.ended_day ?? '',
        one.days,
        one.words,
        one.readings.at(-1)?.words ?? '',
        one.request?.number ?? '',
      ],
    })
  },
)

/** Suggestions with their answers, without who made them. Refusal: `deliberation.export_large`. */
export const exportSuggestions = command(
  routes['POST /api/c/:community/suggestions/export'],
  (ctx, { community: _, ...filter }) => {
    const say = sayer(ctx)
    return take(ctx, {
      entity: 'suggestions_export',
      filter,
      limits: filter.outcome ? [say(`outcome_${filter.outcome}`)] : [],
      columns: [
        ['noted_at', 17],
        ['meeting', 26],
        ['suggestion', 60],
        ['outcome', 18],
        ['answer', 60],
        ['decision_number', 18],
        ['request', 18],
      ],
      find: (page) => suggestionsFound(ctx, filter, page),
      row: (one, zone) => [
        atClock(one.noted_at, zone),
        one.meeting.title,
        one.text,
        say(`outcome_${one.outcome}`),
        one.answer,
        one.decision?.number ?? '',
        one.request?.number ?? '',
      ],
    })
  },
)
