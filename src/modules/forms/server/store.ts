import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { type CivilDate, civilDateOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { communityOf } from '../../territory/api.ts'
import type { column, definition, fillState } from '../contract.ts'

export type Definition = z.output<typeof definition>
export type Column = z.output<typeof column>

export type Form = {
  id: string
  version: number
  name: string
  asked_by: string
  rhythm: Definition['rhythm']
  definition: Definition
  template_id: string | null
  template_name: string | null
  made_at: Date
  ended_at: Date | null
  end_reason: string
}

export type Fill = {
  id: string
  form_id: string
  version: number
  period: string
  state: z.output<typeof fillState>
  asked_on: CivilDate
  due_day: CivilDate | null
  edition: number
  gathering: number | null
  gathered_after: string | null
  gathered: number
  gathered_at: Date | null
  made_by: string | null
  made_at: Date
  handed_in_at: Date | null
}

/** A version's definition; those of before sensitive data could be listed have no terms for it. */
export function definitionSql(alias: string): RawBuilder<Definition> {
  return sql<Definition>`(jsonb_build_object('sensitive', null) || ${sql.ref(`${alias}.definition`)})`
}

/** Forms with their present version; followed by what comes after `where f.community_id = …`. */
export const selectForms = sql`
  select f.id, f.version, f.name, f.asked_by, f.rhythm, f.made_at, f.ended_at, f.end_reason, ${definitionSql('v')} as definition, v.template_id, t.name as template_name
  from forms.forms f join forms.versions v on v.community_id = f.community_id and v.form_id = f.id and v.version = f.version
  left join forms.templates t on t.community_id = v.community_id and t.id = v.template_id`

export const selectFills = sql`
  select id, form_id, version, period, state, asked_on::text as asked_on, due_day::text as due_day, edition, gathering, gathered_after, gathered,
    gathered_at, made_by_person as made_by, made_at, handed_in_at from forms.fills`

/** One form. Refusal: `platform.not_found`. */
export async function findForm(ctx: ReadContext, id: string): Promise<Form> {
  const found = await sql<Form>`${selectForms} where f.community_id = ${ctx.communityId} and f.id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('platform.not_found')
}

/** The same, locked: two people changing it, or beginning its fills, go one after the other. */
export async function lockForm(ctx: WriteContext, id: string): Promise<Form> {
  const found = await sql<Form>`
    ${selectForms} where f.community_id = ${ctx.communityId} and f.id = ${id} for update of f`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** One fill. Refusal: `platform.not_found`. */
export async function findFill(ctx: ReadContext, id: string): Promise<Fill> {
  const found = await sql<Fill>`${selectFills} where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** The same, locked. */
export async function lockFill(ctx: WriteContext, id: string): Promise<Fill> {
  const found = await sql<Fill>`
    ${selectFills} where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Locked, and open to be changed. Refusals: `forms.handed_in_already`, `forms.filling_now`. */
export async function lockOpenFill(ctx: WriteContext, id: string): Promise<Fill> {
  const fill = await lockFill(ctx, id)
  if (fill.state === 'handed_in') refuse('forms.handed_in_already')
  if (fill.state === 'filling' || fill.gathering !== null) refuse('forms.filling_now')
  return fill
}

/** Refusal: `forms.fill_open`: it would change beneath whoever fills it. */
export async function refuseOpenFill(ctx: WriteContext, id: string): Promise<void> {
  const found = await sql<{ period: string }>`
    select period from forms.fills where community_id = ${ctx.communityId} and form_id = ${id} and state <> 'handed_in' limit 1`.execute(
    ctx.tx,
  )
  if (found.rows[0]) refuse('forms.fill_open')
}

/** A version of a form as it was defined. */
export async function definitionOf(ctx: ReadContext, formId: string, version: number): Promise<Definition> {
  const found = await sql<{ definition: Definition }>`
    select ${definitionSql('versions')} as definition from forms.versions
    where community_id = ${ctx.communityId} and form_id = ${formId} and version = ${version}`.execute(ctx.tx)
  return found.rows[0]?.definition ?? refuse('platform.not_found')
}

/** The civil day in the community. */
export async function today(ctx: ReadContext): Promise<CivilDate> {
  return civilDateOf(ctx.now, await zoneOf(ctx))
}

export async function zoneOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
}
