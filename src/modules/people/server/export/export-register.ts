import type { z } from 'zod'
import {
  atClock,
  type Cell,
  type ExportPage,
  listExport,
  type SheetFrame,
  sheetNote,
} from '../../../../engines/exports/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
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
type Say = (key: string, params?: Record<string, string>) => string

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
  frameOf,
  rowsOf,
})

async function frameOf(ctx: ReadContext, wish: Wish, facts: { rows: number; cut: boolean }): Promise<SheetFrame> {
  const say: Say = (key, params = {}) => ctx.services.texts.message(ctx.language, 'people', `export_${key}`, params)
  const zone = await zoneOf(ctx)
  const limits = await limitWords(ctx, wish, say)
  return {
    name: say('file', { day: civilDateOf(ctx.now, zone) }),
    title: say('sheet'),
    note: sheetNote(ctx, { list: 'people', limits, by: await whoTakes(ctx), ...facts, zone }),
    columns: [
      ...chosen(wish).map((column) => ({ head: say(`column_${column}`), width: columns[column] })),
      ...(await ownOf(ctx, wish)).map((field) => ({ head: headOf(field, say), width: ownWidth })),
    ],
  }
}

function chosen(wish: Wish): readonly Column[] {
  const wanted = wish.columns?.split(',')
  return wanted ? all.filter((column) => column === 'name' || wanted.includes(column)) : all
}

const ownWidth = 16

/** A field of the home is called so: one of the person may have the same name. */
function headOf({ subject, label }: Field, say: Say): string {
  return subject === 'dwelling' ? say('column_of_home', { label }) : label
}

/** The community's own fields that are wanted and that stand in sheets. */
async function ownOf(ctx: ReadContext, wish: Wish): Promise<Field[]> {
  const wanted = wish.columns?.split(',')
  return openFields(await seenFields(ctx)).filter(({ id }) => wanted?.includes(`field:${id}`) ?? true)
}

async function rowsOf(ctx: ReadContext, wish: Wish, cut: ExportPage) {
  const say: Say = (key) => ctx.services.texts.message(ctx.language, 'people', `export_${key}`)
  const zone = await zoneOf(ctx)
  const page = await registerPage(ctx, wish, { after: undefined, ...cut, permission: 'people.export' })
  const cards = await cardsWithFields(ctx, page.items, 'people.export')
  const own = await ownOf(ctx, wish)
  const rows = cards.map((card) => {
    const cells = cellsOf(card, zone, say)
    return [...chosen(wish).map((column) => cells[column]), ...own.map(({ id }) => card.custom[id] ?? '')]
  })
  return { rows, next: page.next }
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
  const own = field === undefined ? undefined : (await seenFields(ctx)).find((one) => one.id === field)
  const place = area && ((await areasByIds(ctx.tx, ctx.communityId, [area])).get(area)?.full_name ?? area)
  const label = tag && ((await tagsOf(ctx)).find((one) => one.code === tag)?.label ?? tag)
  return [
    ...(place ? [`${say('filter_area')} ${place}`] : []),
    ...(label ? [`${say('filter_tag')} ${label}`] : []),
    ...(role ? [`${say('filter_role')} ${say(`role_${role}`)}`] : []),
    ...(newcomer ? [`${say('filter_newcomer')} ${say(newcomer)}`] : []),
    ...(own ? [headOf(own, say)] : []),
  ]
}
