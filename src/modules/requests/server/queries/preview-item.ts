import { sql } from 'kysely'
import type { z } from 'zod'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { DepartmentKind } from '../../../bodies/contract.ts'
import { type Area, areasByIds } from '../../../territory/api.ts'
import type { wantedItem } from '../../contract/catalogue-routes.ts'
import { routes } from '../../contract.ts'
import { checkDepartment } from '../catalogue-commands/items.ts'
import { type Answer, answerableFor } from '../rules/answer.ts'
import { type CommunityRules, communityRules } from '../rules/community.ts'
import { compoundOf, findItem, type ItemInForce } from '../rules/items.ts'
import { type Due, limitFrom } from '../rules/limits.ts'

const replayDays = 30
const dayMs = 86_400_000
const rowsMost = 2_000
const examplesMost = 20

type Wanted = z.output<typeof wantedItem>
type Row = { id: string; number: string; title: string; filed_at: Date; area_id: string | null; open: boolean }
type Way = Pick<Answer, 'kind' | 'body'>
type Outcome = Way & Due
type Told = { row: Row; before: Outcome; after: Outcome; elsewhere: boolean; otherLimits: boolean }

/**
 * What another version of an item, or another word on who answers for it, would do: to open requests, which keep what they were filed
 * under, and to those of the last thirty days had it held then. Refusals: `requests.item_unknown`, `platform.input_invalid`.
 */
export const previewItem = query(
  routes['POST /api/c/:community/catalogue/:code/preview'],
  async (ctx, { code, item, responsibility }) => {
    if (item) checkDepartment(item)
    await knownItem(ctx, code, null)
    const rows = await rowsOf(ctx, code)
    const told = await tellAll(ctx, code, rows, { item, responsibility })
    const open = told.filter(({ row }) => row.open)
    const since = new Date(ctx.now.getTime() - replayDays * dayMs)
    const recent = told.filter(({ row }) => row.filed_at >= since)
    return {
      open: { ...sums(open), examples: open.filter(differs).slice(0, examplesMost).map(example) },
      replay: { days: replayDays, ...sums(recent) },
      capped: rows.length === rowsMost,
    }
  },
)

function differs({ elsewhere, otherLimits }: Told): boolean {
  return elsewhere || otherLimits
}

function sums(told: readonly Told[]) {
  return {
    looked_at: told.length,
    elsewhere: told.filter(({ elsewhere }) => elsewhere).length,
    other_limits: told.filter(({ otherLimits }) => otherLimits).length,
  }
}

function example({ row, before, after }: Told) {
  const side = ({ kind, body, contact_due, resolve_due }: Outcome) => ({
    kind,
    body: body?.name ?? null,
    contact: contact_due.toISOString(),
    resolve: resolve_due.toISOString(),
  })
  return { id: row.id, number: row.number, title: row.title, before: side(before), after: side(after) }
}

async function rowsOf(ctx: ReadContext, code: string): Promise<Row[]> {
  const since = new Date(ctx.now.getTime() - replayDays * dayMs)
  const found = await sql<Row>`
    select c.id, c.number, c.title, c.filed_at, c.area_id, c.state in ('to_dispatch', 'assigned', 'accepted') as open
    from requests.requests r join caseflow.cases c on c.community_id = r.community_id and c.id = r.id
    where r.community_id = ${ctx.communityId} and r.item_code = ${code}
      and (c.filed_at >= ${since} or c.state in ('to_dispatch', 'assigned', 'accepted'))
    order by r.id desc limit ${rowsMost}`.execute(ctx.tx)
  return found.rows
}

/** Both ways and limits of each request; who answers is asked once for each compound. */
async function tellAll(ctx: ReadContext, code: string, rows: readonly Row[], wanted: Wanted): Promise<Told[]> {
  const rules = await communityRules(ctx.tx, ctx.communityId)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.area_id ?? []),
  )
  const byCompound = Map.groupBy(rows, (row) => compoundOf(areas.get(row.area_id ?? '')))
  const told: Told[] = []
  for (const [compoundId, group] of byCompound) {
    const held = await knownItem(ctx, code, compoundId)
    const then = itemAs(held, wanted, compoundId)
    const area = areas.get(group[0]?.area_id ?? '')
    const ways = { before: await wayOf(ctx, held, area), after: await wayOf(ctx, then, area) }
    for (const row of group) told.push(tell(row, ways, limitsOf(row, rules, { before: held, after: then })))
  }
  return told.sort((a, b) => (a.row.id < b.row.id ? 1 : -1))
}

type Sides<T> = { before: T; after: T }

function tell(row: Row, ways: Sides<Way>, limits: Sides<Due>): Told {
  const at = (due: Due) => due.contact_due.getTime() + due.resolve_due.getTime()
  return {
    row,
    before: { ...ways.before, ...limits.before },
    after: { ...ways.after, ...limits.after },
    elsewhere: ways.before.kind !== ways.after.kind || ways.before.body?.id !== ways.after.body?.id,
    otherLimits: at(limits.before) !== at(limits.after),
  }
}

function limitsOf(row: Row, { calendar }: CommunityRules, items: Sides<ItemInForce>): Sides<Due> {
  return {
    before: limitFrom(items.before, row.filed_at, calendar),
    after: limitFrom(items.after, row.filed_at, calendar),
  }
}

function wayOf(ctx: ReadContext, item: ItemInForce, area: Area | undefined): Promise<Way> {
  return answerableFor(ctx.tx, ctx.communityId, item, area, ctx.now)
}

async function knownItem(ctx: ReadContext, code: string, compoundId: string | null): Promise<ItemInForce> {
  return (await findItem(ctx.tx, ctx.communityId, code, compoundId, ctx.now)) ?? refuse('requests.item_unknown')
}

/** The item at a place as it would be: its new version, and the new word on who answers where nothing nearer was ruled. */
function itemAs(held: ItemInForce, { item, responsibility }: Wanted, compoundId: string | null): ItemInForce {
  const revised: ItemInForce = item
    ? {
        ...held,
        answerable: item.answerable,
        department_kind: item.department_kind as DepartmentKind | null,
        contact_amount: item.contact.amount,
        contact_unit: item.contact.unit,
        resolve_amount: item.resolve.amount,
        resolve_unit: item.resolve.unit,
      }
    : held
  if (!responsibility) return revised
  const everywhere = responsibility.compound_id === null && held.override_compound_id === null
  if (!everywhere && (responsibility.compound_id === null || responsibility.compound_id !== compoundId)) return revised
  return {
    ...revised,
    override_answerable: responsibility.answerable as LeadKind,
    override_body_id: responsibility.body_id,
    override_reason: '',
    override_compound_id: responsibility.compound_id,
  }
}
