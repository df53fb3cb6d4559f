import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { type AreaLevel, areasByIds, areasOfLevel } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { fillViewOf } from '../fills/show.ts'
import { checkOver, partFillers } from '../permissions.ts'
import { type Fill, lockOpenFill } from '../store.ts'
import { partsOf, takeRows } from './store.ts'

type Area = { id: string; name: string; full_name: string; admin_path: string | null; compound_path: string | null }

/** Gives parts of a fill to whoever holds the areas; areas without rows left are passed over. Refusals: see the route. */
export const giveParts = command(routes['POST /api/c/:community/form-fills/:id/parts'], {
  async handle(ctx, { id, area_ids, level }) {
    checkOver(ctx, 'forms.fill')
    const fill = await lockOpenFill(ctx, id)
    const known = new Set((await partsOf(ctx, id)).map((part) => part.area_id))
    const areas = (await areasWanted(ctx, area_ids, level)).filter((area) => !known.has(area.id))
    const given: string[] = []
    for (const area of areas) given.push(...(await givePart(ctx, fill, area)))
    if (given.length === 0) refuse('forms.part_empty')
    ctx.audit('form_fill', id, { parts_given: given.length })
    return { id }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})

async function areasWanted(
  ctx: WriteContext,
  ids: readonly string[],
  level: Exclude<AreaLevel, 'community'> | undefined,
) {
  const found = await areasByIds(ctx.tx, ctx.communityId, ids)
  const named = ids.map(
    (id) => found.get(id) ?? refuse('forms.area_unknown', {}, [{ path: 'area_ids', code: 'invalid' }]),
  )
  return level ? [...named, ...(await areasOfLevel(ctx.tx, ctx.communityId, level))] : named
}

async function givePart(ctx: WriteContext, fill: Fill, area: Area): Promise<string[]> {
  const part = {
    id: ctx.newId(),
    fill_id: fill.id,
    area_id: area.id,
    name: area.full_name,
    admin_path: area.admin_path,
    compound_path: area.compound_path,
    given_at: ctx.now,
    done_at: null,
    note: '',
  }
  const [holder] = await holdersOf(
    ctx.tx,
    ctx.communityId,
    { kind: partFillers, areaPaths: [area.admin_path, area.compound_path] },
    ctx.now,
  )
  const person_id = holder?.person_id ?? null
  if ((await takeRows(ctx, { ...part, person_id }, fill.edition)) === 0) return []
  await sql`
    insert into forms.parts (community_id, id, fill_id, area_id, name, admin_path, compound_path, person_id, given_by_person, given_at)
    values (${ctx.communityId}, ${part.id}, ${fill.id}, ${area.id}, ${part.name}, ${area.admin_path}, ${area.compound_path}, ${person_id},
      ${ctx.actor.personId}, ${ctx.now})`.execute(ctx.tx)
  ctx.emit('forms.part_given', { part_id: part.id })
  return [part.id]
}

/** Takes a part back: its rows are the office's again, with what was typed in. Refusals: see the route. */
export const takePartBack = command(routes['DELETE /api/c/:community/form-parts/:id'], async (ctx, { id }) => {
  checkOver(ctx, 'forms.fill')
  const found = await sql<{ fill_id: string }>`
    select fill_id from forms.parts where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  const { fill_id } = found.rows[0] ?? refuse('platform.not_found')
  await lockOpenFill(ctx, fill_id)
  await sql`
    update forms.rows set part = null where community_id = ${ctx.communityId} and fill_id = ${fill_id} and part = ${id}`.execute(
    ctx.tx,
  )
  await sql`delete from forms.parts where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('form_fill', fill_id, { part_taken_back: id })
  return { id }
})
