import { atClock, sheetNote, writeSheet } from '../../../../engines/exports/index.ts'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { communityOf, findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { draftRows } from './drafts.ts'
import { countDrafts, type DraftFilter, draftsFound } from './find-drafts.ts'
import { openSaid } from './said.ts'

/** What a sheet takes at once. */
const exportMost = 5_000
const pieceRows = 250
const columns = [
  ['made_at', 17],
  ['source', 10],
  ['group', 20],
  ['speaker', 12],
  ['text', 60],
  ['place', 30],
  ['item', 20],
  ['state', 10],
  ['reason', 30],
] as const

/** Drafts as filtered, with what was said whole and no numbers beside it; who took them out is audited. Refusal: `channels.export_large`. */
export const exportDrafts = command(routes['POST /api/c/:community/intake-drafts/export'], async (ctx, filter) => {
  const rows = await countDrafts(ctx, filter, exportMost)
  if (rows > exportMost) refuse('channels.export_large', { most: exportMost })
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  const { words: _, ...limits } = filter
  ctx.audit('channels_export', ctx.newId(), { filter: limits, rows })
  const say = sayer(ctx)
  const area = filter.area && (await findArea(ctx.tx, ctx.communityId, filter.area))
  const note = sheetNote(ctx, {
    list: 'channels',
    limits: [...(area ? [area.full_name] : []), ...limitWords(filter, say)],
    by: await nameOf(ctx),
    rows,
    cut: false,
    zone,
  })
  const frame = {
    name: say('file', { day: civilDateOf(ctx.now, zone) }),
    title: say('sheet'),
    note,
    columns: columns.map(([key, width]) => ({ head: say(`column_${key}`), width })),
  }
  return writeSheet(frame, pieces(ctx, filter, zone), ctx.now)
})

type Say = (key: string, params?: Record<string, string>) => string

function sayer(ctx: ReadContext): Say {
  return (key, params = {}) => ctx.services.texts.message(ctx.language, 'channels', `export_${key}`, params)
}

async function* pieces(ctx: ReadContext, filter: DraftFilter, zone: string) {
  const say = sayer(ctx)
  let after: string | undefined
  do {
    const page = await draftsFound(ctx, filter, { limit: pieceRows, after })
    const views = await draftRows(ctx, page.items)
    yield views.map((view, nth) => {
      const draft = page.items[nth]
      return [
        atClock(view.made_at, zone),
        say(`source_${view.source}`),
        view.group?.name ?? '',
        view.speaker,
        draft ? openSaid(ctx, draft.said_sealed).text : '',
        view.place,
        view.item?.name ?? '',
        say(`state_${view.state}`),
        draft?.reason ?? '',
      ]
    })
    after = page.next ?? undefined
  } while (after !== undefined)
}

function limitWords({ state, source, from, until, words }: DraftFilter, say: Say): string[] {
  return [
    say(state === 'waiting' ? 'state_waiting' : 'settled'),
    ...(source ? [say(`source_${source}`)] : []),
    ...(from ? [say('from', { day: from })] : []),
    ...(until ? [say('until', { day: until })] : []),
    ...(words ? [say('words', { words })] : []),
  ]
}

async function nameOf(ctx: ReadContext): Promise<string> {
  const id = ctx.actor.personId
  const name = id === null ? undefined : (await personNames(ctx.tx, ctx.communityId, [id])).get(id)?.name
  return name ?? sayer(ctx)('staff')
}
