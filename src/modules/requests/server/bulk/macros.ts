import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import type { Actor } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { macroView } from '../../contract/bulk-routes.ts'
import { routes } from '../../contract.ts'
import type { BulkStep } from './steps.ts'

type MacroView = z.output<typeof macroView>
type MacroRow = {
  id: string
  name: string
  steps: BulkStep[]
  shared: boolean
  owner_person_id: string
  version: number
}

const ownMost = 50
const sharedMost = 200

/** Own ones and what was shared; what may be done with each: the owner changes it, the leads whatever is shared. */
function canMacro(actor: Actor, row: MacroRow): MacroView['can'] {
  const owns = row.owner_person_id === actor.personId
  const leads = row.shared && actor.permissions.has('requests.edit_catalogue')
  if (!owns && !leads) return []
  return ['change', ...(actor.permissions.has('requests.share_macros') ? ['share' as const] : []), 'delete']
}

async function rowsOf(ctx: ReadContext): Promise<MacroRow[]> {
  const found = await sql<MacroRow>`
    select id, name, steps, shared, owner_person_id, version from requests.macros
    where community_id = ${ctx.communityId} and (owner_person_id = ${ctx.actor.personId}::uuid or shared)
    order by name, id limit ${ownMost + sharedMost}`.execute(ctx.tx)
  return found.rows
}

async function views(ctx: ReadContext, rows: readonly MacroRow[]): Promise<MacroView[]> {
  const owners = rows.map((row) => row.owner_person_id)
  const names = await personNames(ctx.tx, ctx.communityId, owners)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    steps: row.steps,
    shared: row.shared,
    owner: { id: row.owner_person_id, name: names.get(row.owner_person_id)?.name ?? '' },
    version: row.version,
    can: canMacro(ctx.actor, row),
  }))
}

async function oneOf(ctx: ReadContext, id: string): Promise<MacroRow> {
  return (await rowsOf(ctx)).find((row) => row.id === id) ?? refuse('platform.not_found')
}

async function shown(ctx: ReadContext, id: string): Promise<MacroView> {
  const [view] = await views(ctx, [await oneOf(ctx, id)])
  return view ?? refuse('platform.not_found')
}

/** Refusal: `requests.macro_name_taken`. */
async function refuseTakenName(ctx: WriteContext, owner: string, name: string, but: string | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`macros ${ctx.communityId} ${owner}`}, 0))`.execute(ctx.tx)
  const found = await sql`
    select 1 from requests.macros where community_id = ${ctx.communityId} and owner_person_id = ${owner} and name = ${name}
      and id is distinct from ${but}::uuid`.execute(ctx.tx)
  if (found.rows.length > 0) refuse('requests.macro_name_taken', {}, [{ path: 'name', code: 'taken' }])
}

export const listMacros = query(routes['GET /api/c/:community/macros'], async (ctx) => ({
  items: await views(ctx, await rowsOf(ctx)),
}))

/** Refusals: `platform.not_allowed` (sharing), `requests.macro_name_taken`, `requests.too_many_macros`. */
export const saveMacro = command(routes['POST /api/c/:community/macros'], {
  async handle(ctx, { name, steps, shared }) {
    const owner = ctx.actor.personId ?? refuse('platform.not_a_member')
    if (shared && !ctx.actor.permissions.has('requests.share_macros')) refuse('platform.not_allowed')
    await refuseTakenName(ctx, owner, name, null)
    const own = (await rowsOf(ctx)).filter((row) => row.owner_person_id === owner)
    if (own.length >= ownMost) refuse('requests.too_many_macros', { most: ownMost })
    const id = ctx.newId()
    await sql`
      insert into requests.macros (community_id, id, name, steps, shared, owner_person_id, changed_at)
      values (${ctx.communityId}, ${id}, ${name}, ${JSON.stringify(steps)}::jsonb, ${shared}, ${owner}, ${ctx.now})`.execute(
      ctx.tx,
    )
    ctx.audit('macro', id, { name, shared, acts: steps.map((step) => step.act) })
    return { id }
  },
  view: (ctx, { id }) => shown(ctx, id),
})

/** Refusals: `platform.not_found`, `platform.not_allowed`, `requests.macro_changed_meanwhile`, `requests.macro_name_taken`. */
export const changeMacro = command(routes['PUT /api/c/:community/macros/:id'], {
  async handle(ctx, { id, name, steps, shared, version }) {
    const row = await oneOf(ctx, id)
    const can = canMacro(ctx.actor, row)
    if (!can.includes('change') || (shared !== row.shared && !can.includes('share'))) refuse('platform.not_allowed')
    await refuseTakenName(ctx, row.owner_person_id, name, id)
    const changed = await sql`
      update requests.macros set name = ${name}, steps = ${JSON.stringify(steps)}::jsonb, shared = ${shared}, changed_at = ${ctx.now},
        version = version + 1
      where community_id = ${ctx.communityId} and id = ${id} and version = ${version ?? row.version} returning id`.execute(
      ctx.tx,
    )
    if (changed.rows.length === 0) refuse('requests.macro_changed_meanwhile')
    ctx.audit('macro', id, { name, shared, acts: steps.map((step) => step.act) })
    return { id }
  },
  view: (ctx, { id }) => shown(ctx, id),
})

/** Refusals: `platform.not_found`, `platform.not_allowed`. */
export const deleteMacro = command(routes['DELETE /api/c/:community/macros/:id'], async (ctx, { id }) => {
  if (!canMacro(ctx.actor, await oneOf(ctx, id)).includes('delete')) refuse('platform.not_allowed')
  await sql`delete from requests.macros where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('macro', id, { deleted: true })
  return { id }
})
