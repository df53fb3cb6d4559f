import { atClock, type Cell } from '../../../../engines/exports/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { RequestBrief } from '../views/types.ts'

/** Some requests of the sheet, with who asked. */
type Part = {
  briefs: readonly RequestBrief[]
  contacts: ReadonlyMap<string, { name: string; phone: string }>
}

/** All columns: key of the header (`export_column_…`) and width in characters. */
const allColumns = [
  ['number', 16],
  ['filed_at', 17],
  ['title', 40],
  ['item', 18],
  ['class', 14],
  ['place', 30],
  ['channel', 10],
  ['tier', 8],
  ['state', 10],
  ['outcome', 10],
  ['lead', 14],
  ['body', 20],
  ['assignee', 12],
  ['contact_due', 17],
  ['contacted_at', 17],
  ['resolve_due', 17],
  ['next_due', 17],
  ['overdue', 10],
  ['priority', 8],
  ['changed_at', 17],
  ['reopened', 10],
  ['requester', 12],
  ['phone', 16],
] as const
type SheetColumn = (typeof allColumns)[number]
type Column = SheetColumn[0]

/** Columns of the screen that hold several things become as many of the sheet. */
const parts: Record<string, readonly Column[]> = {
  what: ['number', 'title', 'item', 'place'],
  state: ['state', 'outcome'],
  who: ['lead', 'body', 'assignee'],
  due: ['next_due', 'overdue'],
}

/** The columns seen on the screen (`what,state,due`) as columns of the sheet; all of them where nothing is said. */
export function sheetColumns(seen: string | undefined): readonly SheetColumn[] {
  if (seen === undefined) return allColumns
  const wanted: readonly string[] = seen.split(',').flatMap((name): readonly string[] => parts[name] ?? [name])
  return allColumns
    .filter(([name]) => wanted.includes(name))
    .toSorted((a, b) => wanted.indexOf(a[0]) - wanted.indexOf(b[0]))
}

/** These requests as rows of the sheet. */
export function sheetRows(ctx: ReadContext, part: Part, columns: readonly SheetColumn[], zone: string): Cell[][] {
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'requests', `export_${key}`)
  return part.briefs.map((brief) => {
    const cells = cellsOf(brief, part, zone, say)
    return columns.map(([column]) => cells[column])
  })
}

type Say = (key: string) => string

function cellsOf(brief: RequestBrief, part: Part, zone: string, say: Say): Record<Column, Cell> {
  const at = (instant: string | null) => (instant === null ? '' : atClock(instant, zone))
  const contact = part.contacts.get(brief.id)
  return {
    number: brief.number,
    filed_at: at(brief.filed_at),
    title: brief.title,
    item: brief.item.name,
    class: say(`class_${brief.class}`),
    place: brief.place,
    channel: say(`channel_${brief.channel}`),
    tier: say(`tier_${brief.tier}`),
    state: say(`state_${brief.state}`),
    outcome: brief.outcome === null ? '' : say(`outcome_${brief.outcome}`),
    lead: say(`lead_${brief.lead.kind}`),
    body: brief.lead.body?.name ?? '',
    assignee: brief.assignee?.name ?? '',
    contact_due: at(brief.contact_due),
    contacted_at: at(brief.contacted_at),
    resolve_due: at(brief.resolve_due),
    next_due: at(brief.next_due),
    overdue: brief.overdue ? say('yes') : '',
    priority: say(`priority_${brief.priority}`),
    changed_at: at(brief.changed_at),
    reopened: brief.reopened_count,
    requester: contact?.name ?? '',
    phone: contact?.phone ?? '',
  }
}
