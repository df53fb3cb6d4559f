import { sql } from 'kysely'
import { atClock, writeSheet } from '../../../../engines/exports/index.ts'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { communityOf } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { type ItemRow, itemView } from '../views/item-view.ts'
import { cellKey, heldCells } from './boundary-cells.ts'
import { cellSaid, itemsInBoundary, placesOf } from './boundary-sheet.ts'
import { itemColumns } from './columns.data.ts'
import { cellsOf } from './item-rows.ts'
import { columnName } from './preview-items.ts'

const itemsMost = 1_000

/** The catalogue in force as a sheet, every column of it, ready to be changed and handed in again. */
export const catalogueSheet = command(routes['POST /api/c/:community/catalogue/sheet/file'], async (ctx) => {
  const found = await sql<ItemRow>`
    select * from requests.items where community_id = ${ctx.communityId} and successor_at is null and not retired
    order by code collate "C" limit ${itemsMost}`.execute(ctx.tx)
  const english = ctx.language === 'en'
  const rows = found.rows.map((row) => {
    const cells = cellsOf(itemView(row), english)
    return itemColumns.map(({ key }) => cells[key])
  })
  const columns = itemColumns.map(({ key, width }) => ({ head: columnName(key, english), width }))
  ctx.audit('catalogue', String(ctx.communityId), { sheet: rows.length })
  return writeSheet({ ...(await frameOf(ctx, 'catalogue')), columns }, once(rows), ctx.now)
})

/** The boundary as a sheet: items down, the whole community and each compound across; an empty cell is as the catalogue says. */
export const boundarySheet = command(routes['POST /api/c/:community/boundary/sheet/file'], async (ctx) => {
  const english = ctx.language === 'en'
  const places = await placesOf(ctx)
  const items = await itemsInBoundary(ctx)
  const held = await heldCells(ctx)
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    [...held.values()].flatMap((one) => one.body_id ?? []),
  )
  const rows = items.map(({ code, name }) => [
    code,
    name,
    ...places.map((place) => cellSaid(held.get(cellKey(code, place.id)) ?? null, bodies, english)),
  ])
  const columns = [
    { head: columnName('code', english), width: 8 },
    { head: columnName('name', english), width: 20 },
    ...places.map(({ name }) => ({ head: name, width: 18 })),
  ]
  ctx.audit('catalogue', String(ctx.communityId), { boundary_sheet: rows.length })
  return writeSheet({ ...(await frameOf(ctx, 'boundary')), columns }, once(rows), ctx.now)
})

async function frameOf(ctx: ReadContext, which: 'catalogue' | 'boundary') {
  const community = await communityOf(ctx.tx, ctx.communityId)
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'requests', key, params)
  const time = atClock(ctx.now.toISOString(), community?.time_zone ?? 'Asia/Shanghai')
  const of = { community: community?.name ?? '', time }
  return { name: say(`${which}_file`, of), title: say(`${which}_title`), note: say(`${which}_note`, of) }
}

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
