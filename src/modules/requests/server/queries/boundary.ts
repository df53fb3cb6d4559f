import { sql } from 'kysely'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { listCompounds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { itemName } from '../views/item-name.ts'
import type { ItemView } from '../views/types.ts'

const itemsMost = 1_000
const cellsMost = 5_000
const changesMost = 50

type Override = {
  id: string
  item_code: string
  compound_id: string | null
  answerable: LeadKind
  body_id: string | null
  reason: string
  since: Date
  until: Date | null
}

/** The responsibility boundary (责任边界) item by compound, as everybody may read it, with the latest changes. */
export const boundary = query(routes['GET /api/c/:community/boundary'], async (ctx) => {
  const items = await sql<Pick<ItemView, 'code' | 'name' | 'class' | 'answerable'>>`
    select code, name, class, answerable from requests.items
    where community_id = ${ctx.communityId} and successor_at is null and not retired
    order by code collate "C" limit ${itemsMost}`.execute(ctx.tx)
  const held = await overrides(ctx, true)
  const changes = await overrides(ctx, false)
  const compounds = await listCompounds(ctx.tx, ctx.communityId)
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    [...held, ...changes].flatMap((one) => one.body_id ?? []),
  )
  const party = (one: Override) => ({ kind: one.answerable, body: bodies.get(one.body_id ?? '')?.name ?? null })
  const byItem = Map.groupBy(held, (one) => one.item_code)
  const names = new Map(items.rows.map((item) => [item.code, itemName(ctx, item)]))
  const places = new Map(compounds.map(({ id, name }) => [id, name]))
  return {
    compounds,
    rows: items.rows.map(({ code, class: itemClass, answerable }) => {
      const own = byItem.get(code) ?? []
      const everywhere = own.find((one) => one.compound_id === null)
      return {
        code,
        name: names.get(code) ?? code,
        class: itemClass,
        kind: answerable,
        everywhere: everywhere ? party(everywhere) : null,
        cells: own.flatMap((one) =>
          one.compound_id && places.has(one.compound_id) ? [{ ...party(one), compound_id: one.compound_id }] : [],
        ),
      }
    }),
    changes: changes.map((one) => ({
      ...party(one),
      id: one.id,
      item: names.get(one.item_code) ?? one.item_code,
      compound: one.compound_id ? (places.get(one.compound_id) ?? null) : null,
      reason: one.reason,
      since: one.since.toISOString(),
      until: one.until?.toISOString() ?? null,
    })),
  }
})

async function overrides(ctx: ReadContext, inForce: boolean): Promise<Override[]> {
  const found = await sql<Override>`
    select id, item_code, compound_id, answerable, body_id, reason, since, until from requests.responsibilities
    where community_id = ${ctx.communityId} and (${!inForce} or until is null or until > ${ctx.now})
    order by since desc, id limit ${inForce ? cellsMost : changesMost}`.execute(ctx.tx)
  return found.rows
}
