import type { z } from 'zod'
import {
  atClock,
  type Cell,
  listExport,
  sheetNote,
  spreadsheet,
  writeSheet,
} from '../../../../engines/exports/index.ts'
import type { Download, ReadContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { exportRoutes } from '../../contract/export-routes.ts'
import { routes } from '../../contract.ts'
import { type Field, openFields, seenFields } from '../fields-of-community/fields.ts'
import { personNames } from '../lookup.ts'
import { cardsWithFields } from '../queries/register.ts'
import { type RegisterFilter, registerCount, registerPage } from '../queries/register-page.ts'
import { tagsOf } from '../tags.ts'
import { zoneOf } from '../today.ts'
import type { PersonCard } from '../views/person-card.ts'

type Wish = z.output<(typeof exportRoutes)['POST /api/c/:community/people/exports']['body']>
type Say = (key: string) => string

const partRows = 500

/** Columns of the sheet by those seen on the screen, with their widths; the name always stands. */
const columns = {
  name: 12,
  sex: 6,
  age: 6,
  home: 34,
  role: 10,
  phone: 16,
  tags: 30,
  registered_at: 17,
} as const
type Column = keyof typeof columns
const all = Object.keys(columns) as Column[]

/** The register as filtered: numbers masked, sensitive tags left out, like the list itself. */
export const registerExport = listExport<Wish>({
  list: 'people',
  refusals: { large: 'people.export_large', running: 'people.export_running' },
  routes: {
    now: routes['POST /api/c/:community/people/export'],
    start: routes['POST /api/c/:community/people/exports'],
    own: routes['GET /api/c/:community/people/exports'],
    file: routes['GET /api/c/:community/people/exports/:id/file'],
  },
  countOf: (ctx, wish, most) => registerCount(ctx, wish, most, 'people.export'),
  sheetOf,
})

async function sheetOf(ctx: ReadContext, wish: Wish, found: number, most: number): Promise<Download> {
  const say: Say = (key) => ctx.services.texts.message(ctx.language, 'people', `export_${key}`)
  const zone = await zoneOf(ctx)
  const rows = Math.min(found, most)
  const wanted = wish.columns?.split(',')
  const chosen = wanted ? all.filter((column) => column === 'name' || wanted.includes(column)) : all
  const own = openFields(await seenFields(ctx, 'person')).filter(({ id }) => wanted?.includes(`field:${id}`) ?? true)
  const limits = await limitWords(ctx, wish, say)
  const note = sheetNote(ctx, { list: 'people', limits, by: await whoTakes(ctx), rows, cut: found > most, zone })
  const bytes = await writeSheet({
    title: say('sheet'),
    note,
    columns: [
      ...chosen.map((column) => ({ head: say(`column_${column}`), width: columns[column] })),
      ...own.map(({ label }) => ({ head: label, width: ownWidth })),
    ],
    rows: rowsOf(ctx, wish, { rows, chosen, own, zone, say }),
    now: ctx.now,
  })
  const name = ctx.services.texts.message(ctx.language, 'people', 'export_file', { day: civilDateOf(ctx.now, zone) })
  return { name, mediaType: spreadsheet, bytes }
}

const ownWidth = 16

type Frame = { rows: number; chosen: readonly Column[]; own: readonly Field[]; zone: string; say: Say }

async function* rowsOf(ctx: ReadContext, wish: Wish, { rows, chosen, own, zone, say }: Frame): AsyncGenerator<Cell[]> {
  let after: string | undefined
  for (let left = rows; left > 0; left -= partRows) {
    const cut = { limit: Math.min(left, partRows), after, permission: 'people.export' as const }
    const page = await registerPage(ctx, wish, cut)
    for (const card of await cardsWithFields(ctx, page.items)) {
      const cells = cellsOf(card, zone, say)
      yield [...chosen.map((column) => cells[column]), ...own.map(({ id }) => card.custom[id] ?? '')]
    }
    if (page.next === null) return
    after = page.next
  }
}

function cellsOf(card: PersonCard, zone: string, say: Say): Record<Column, Cell> {
  return {
    name: card.name,
    sex: card.sex ? say(`sex_${card.sex}`) : '',
    age: card.age ?? '',
    home: card.home?.name ?? '',
    role: card.home ? say(`role_${card.home.role}`) : '',
    phone: card.phone_masked ?? '',
    tags: [...(card.newcomer ? [say('newcomer')] : []), ...card.tags.map((tag) => tag.label)].join(' '),
    registered_at: atClock(card.registered_at, zone),
  }
}

async function whoTakes(ctx: ReadContext): Promise<string> {
  const id = ctx.actor.personId
  const name = id === null ? undefined : (await personNames(ctx.tx, ctx.communityId, [id])).get(id)?.name
  return name ?? ctx.services.texts.message(ctx.language, 'people', 'export_staff')
}

async function limitWords(ctx: ReadContext, filter: RegisterFilter, say: Say): Promise<string[]> {
  const { area, tag, role, newcomer, field } = filter
  const own = field && (await seenFields(ctx, 'person')).find((one) => one.id === field)?.label
  const place = area && ((await areasByIds(ctx.tx, ctx.communityId, [area])).get(area)?.full_name ?? area)
  const label = tag && ((await tagsOf(ctx)).find((one) => one.code === tag)?.label ?? tag)
  return [
    ...(place ? [`${say('filter_area')} ${place}`] : []),
    ...(label ? [`${say('filter_tag')} ${label}`] : []),
    ...(role ? [`${say('filter_role')} ${say(`role_${role}`)}`] : []),
    ...(newcomer ? [`${say('filter_newcomer')} ${say(newcomer)}`] : []),
    ...(own ? [own] : []),
  ]
}
