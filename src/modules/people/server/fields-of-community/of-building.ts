import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Dwelling, dwellingsOfArea, findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { type Field, fieldViewOf, openFields, seenFields } from './fields.ts'
import { type Values, valueText } from './values.ts'

type Row = { dwelling: Dwelling; custom: Values }

/** What the community's own fields say of the dwellings of a building, as far as the reader's posts reach. */
export const dwellingFields = query(
  routes['GET /api/c/:community/areas/:id/dwelling-fields'],
  async (ctx, { id, field, value, limit, after }) => {
    const building = await findArea(ctx.tx, ctx.communityId, id)
    if (building?.kind !== 'building') return refuse('platform.not_found')
    const fields = openFields(await seenFields(ctx, 'dwelling'))
    const asked =
      field === undefined ? undefined : (fields.find((one) => one.id === field) ?? refuse('people.field_unknown'))
    const all = await rowsOf(ctx, building)
    const rows = asked ? all.filter(({ custom }) => answers(asked, custom[asked.id], value)) : all
    const page = pageFrom(behind(rows, after), limit, ({ dwelling }) => [dwelling.id])
    return {
      fields: fields.map((one) => fieldViewOf(ctx, one)),
      next: page.next,
      items: page.items.map(({ dwelling, custom }) => ({
        dwelling_id: dwelling.id,
        name: [dwelling.stairwell_name, dwelling.number].filter(Boolean).join(' '),
        custom: Object.fromEntries(
          fields.map((one) => [one.id, valueText(ctx, one, custom[one.id])] as const).filter(([, text]) => text !== ''),
        ),
      })),
    }
  },
)

/** The dwellings of a building that the reader reaches, in the order of the house; a building has few enough to be read at once. */
async function rowsOf(
  ctx: ReadContext,
  building: { admin_path: string | null; compound_path: string | null },
): Promise<Row[]> {
  const dwellings = (await dwellingsOfArea(ctx.tx, ctx.communityId, building)).filter(({ admin_path, compound_path }) =>
    holdsOver(ctx.actor, 'people.read', { paths: [admin_path, compound_path] }),
  )
  const found = await sql<{ dwelling_id: string; custom: Values }>`
    select dwelling_id, custom from people.dwelling_facts
    where community_id = ${ctx.communityId} and dwelling_id = any (${dwellings.map((one) => one.id)}::uuid[])`.execute(
    ctx.tx,
  )
  const custom = new Map(found.rows.map((row) => [row.dwelling_id, row.custom]))
  return dwellings.map((dwelling) => ({ dwelling, custom: custom.get(dwelling.id) ?? {} }))
}

/** What comes after the dwelling of a cursor. Refusal: `platform.cursor_invalid`. */
function behind(rows: readonly Row[], after: string | undefined): Row[] {
  if (after === undefined) return [...rows]
  const [last] = decodeCursor(after, 1)
  const at = rows.findIndex(({ dwelling }) => dwelling.id === last)
  return at < 0 ? refuse('platform.cursor_invalid') : rows.slice(at + 1)
}

/** Whether a field is answered so. Refusal: `people.field_unknown` where it can't be. */
function answers({ kind }: Field, given: unknown, value: string): boolean {
  if (value === 'filled' || value === 'empty') return (given !== undefined) === (value === 'filled')
  if (kind === 'yes_no') return given === (value === 'yes')
  if (kind === 'choice') return given === value
  if (kind === 'choices') return Array.isArray(given) && given.includes(value)
  return refuse('people.field_unknown')
}
