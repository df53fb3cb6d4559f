import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { addDays, type CivilDate } from '../../../../shared/civil-date.ts'
import { bodiesOfKind } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import { type dueView, type formBrief, type formView, routes } from '../../contract.ts'
import { fillBriefs } from '../fills/show.ts'
import { dueDayOf, presentPeriods } from '../periods.ts'
import { checkOver, may } from '../permissions.ts'
import { sourceKey, sourcesFor } from '../sources/catalogue.ts'
import { type Fill, type Form, findForm, selectFills, selectForms, today } from '../store.ts'
import { approvalShown } from './approval.ts'

type View = z.output<typeof formView>
type Brief = z.output<typeof formBrief>
type Due = z.output<typeof dueView>

/** Forms as they were defined, the newest first; `q` looks into names and who asks. */
export const listForms = query(
  routes['GET /api/c/:community/forms'],
  async (ctx, { q, state, rhythm, after, limit }) => {
    checkOver(ctx, 'forms.fill')
    const [at, id] = after === undefined ? [null, null] : instantCursor(after)
    const found = await sql<Form>`
    ${selectForms} where f.community_id = ${ctx.communityId} and ${state === 'ended' ? sql`f.ended_at is not null` : sql`f.ended_at is null`}
      and ${rhythm ? sql`f.rhythm = ${rhythm}` : sql`true`}
      and ${q === '' ? sql`true` : sql`(strpos(f.name, ${q}) > 0 or strpos(f.asked_by, ${q}) > 0)`}
      and ${at === null ? sql`true` : sql`(f.made_at, f.id) < (${at}, ${id}::uuid)`}
    order by f.made_at desc, f.id desc limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(found.rows, limit, (row) => [row.made_at.toISOString(), row.id])
    return { items: await formBriefs(ctx, page.items), next: page.next }
  },
)

type Filled = { form_id: string; handed_in: number; last: Date | null; periods: string[] | null }

async function formBriefs(ctx: ReadContext, forms: readonly Form[]): Promise<Brief[]> {
  const ids = forms.map((form) => form.id)
  const found = await sql<Filled>`
    select form_id, count(*) filter (where state = 'handed_in')::int as handed_in, max(handed_in_at) as last
    from forms.fills where community_id = ${ctx.communityId} and form_id = any (${ids}::uuid[]) group by 1`.execute(
    ctx.tx,
  )
  const filled = new Map(found.rows.map((row) => [row.form_id, row]))
  const dues = new Map((await duesOf(ctx, forms)).map((due) => [due.form_id, due]))
  return forms.map((form) => ({
    id: form.id,
    name: form.name,
    asked_by: form.asked_by,
    rhythm: form.rhythm,
    rows: form.definition.rows,
    version: form.version,
    ended_at: form.ended_at?.toISOString() ?? null,
    handed_in: filled.get(form.id)?.handed_in ?? 0,
    last_handed_in_at: filled.get(form.id)?.last?.toISOString() ?? null,
    due: dues.get(form.id) ?? null,
  }))
}

type Begun = { id: string; form_id: string; period: string; state: string }

/** What is to be handed in next of each form: its earliest present period that isn't. */
export async function duesOf(ctx: ReadContext, forms: readonly Form[]): Promise<Due[]> {
  const asked = forms.filter((form) => form.ended_at === null)
  const begun = await sql<Begun>`
    select id, form_id, period, state from forms.fills
    where community_id = ${ctx.communityId} and form_id = any (${asked.map((form) => form.id)}::uuid[]) and made_at > ${twoYearsBefore(ctx)}`.execute(
    ctx.tx,
  )
  const fills = new Map(begun.rows.map((row) => [`${row.form_id} ${row.period}`, row]))
  const day = await today(ctx)
  return asked.flatMap((form) => {
    const fillOf = (period: string) => fills.get(`${form.id} ${period}`)
    const period = presentPeriods(form.definition, day).find((one) => fillOf(one)?.state !== 'handed_in')
    const due_day = period === undefined ? null : dueDayOf(form.definition, period)
    if (period === undefined || due_day === null) return []
    const { id: form_id, name, asked_by } = form
    return [{ form_id, name, asked_by, period, due_day, late: due_day < day, fill_id: fillOf(period)?.id ?? null }]
  })
}

const twoYearsBefore = (ctx: ReadContext) => new Date(ctx.now.getTime() - 2 * 365 * 24 * 60 * 60 * 1000)

const formsMost = 500
const daysAhead = 7

/** Every form still asked for, at most 500. */
export async function askedForms(ctx: ReadContext): Promise<Form[]> {
  const found = await sql<Form>`
    ${selectForms} where f.community_id = ${ctx.communityId} and f.ended_at is null order by f.made_at desc, f.id desc limit ${formsMost}`.execute(
    ctx.tx,
  )
  return found.rows
}

/** What is due within a week and what is late, the most urgent first. */
export const dueForms = query(routes['GET /api/c/:community/forms/due'], async (ctx) => {
  checkOver(ctx, 'forms.fill')
  const until = addDays(await today(ctx), daysAhead)
  const items = (await duesOf(ctx, await askedForms(ctx))).filter((due) => due.due_day <= until)
  return { items: items.sort((one, other) => one.due_day.localeCompare(other.due_day)) }
})

const askersMost = 200

/** What columns can be filled from, and who may ask. */
export const listSources = query(routes['GET /api/c/:community/forms/sources'], async (ctx, { rows }) => {
  checkOver(ctx, 'forms.fill')
  const { sources, tags } = await sourcesFor(ctx, rows)
  const offices = await bodiesOfKind(ctx.tx, ctx.communityId, 'street_office', askersMost)
  const departments = await bodiesOfKind(ctx.tx, ctx.communityId, 'department', askersMost)
  return {
    items: sources.map(({ code, label, group, counts, cover, sensitive }) => ({
      code,
      label,
      group,
      counts: counts ?? false,
      covered: cover !== undefined,
      sensitive: sensitive ?? false,
    })),
    tags,
    askers: [...offices, ...departments].map(({ id, name }) => ({ id, name })),
  }
})

export const showForm = query(routes['GET /api/c/:community/forms/:id'], (ctx, { id }) => {
  checkOver(ctx, 'forms.fill')
  return formViewOf(ctx, id)
})

const fillsShown = 36

/** A form with its fills, its versions and what others ask for too. */
export async function formViewOf(ctx: ReadContext, id: string): Promise<View> {
  const form = await findForm(ctx, id)
  const [brief] = await formBriefs(ctx, [form])
  const fills = await sql<Fill>`
    ${selectFills} where community_id = ${ctx.communityId} and form_id = ${id} order by period desc, id desc limit ${fillsShown}`.execute(
    ctx.tx,
  )
  const area = form.definition.area_id
  const areas = await areasByIds(ctx.tx, ctx.communityId, area ? [area] : [])
  const found = area ? areas.get(area) : undefined
  const { approval, approver } = await approvalShown(ctx, form)
  return {
    ...(brief as Brief),
    definition: form.definition,
    template: form.template_id ? { id: form.template_id, name: form.template_name ?? '' } : null,
    area: found ? { id: found.id, name: found.full_name } : null,
    versions: await versionsOf(ctx, id),
    fills: await fillBriefs(ctx, fills.rows),
    end_reason: form.end_reason,
    alike: await alikeOf(ctx, form),
    periods: await periodsOf(ctx, form, fills.rows),
    approval,
    can: [
      ...canDo(ctx, form, fills.rows).filter((act) => act !== 'begin_fill' || approval?.at !== null),
      ...approving(ctx, form, approval, approver),
    ],
  }
}

function canDo(ctx: ReadContext, { ended_at }: Form, fills: readonly Fill[]): string[] {
  const begin = ended_at === null ? ['begin_fill'] : []
  if (!may(ctx, 'forms.define')) return begin
  if (ended_at !== null) return ['resume']
  return fills.some((fill) => fill.state !== 'handed_in') ? begin : [...begin, 'redefine', 'end']
}

function approving(ctx: ReadContext, form: Form, approval: View['approval'], approver: boolean): string[] {
  if (approval === null || form.ended_at !== null || !may(ctx, 'forms.approve')) return []
  if (approval.at !== null) return ['withdraw_approval']
  return approver ? ['approve'] : []
}

async function periodsOf(ctx: ReadContext, { definition }: Form, fills: readonly Fill[]): Promise<View['periods']> {
  const day: CivilDate = await today(ctx)
  const begun = new Set(fills.map((fill) => fill.period))
  return presentPeriods(definition, day)
    .filter((period) => !begun.has(period))
    .map((period) => ({ period, due_day: dueDayOf(definition, period) }))
}

async function versionsOf(ctx: ReadContext, id: string): Promise<View['versions']> {
  const found = await sql<{ version: number; made_at: Date; made_by: string | null; columns: number }>`
    select version, made_at, made_by_person as made_by, jsonb_array_length(definition->'columns')::int as columns from forms.versions
    where community_id = ${ctx.communityId} and form_id = ${id} order by version desc limit 50`.execute(ctx.tx)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((row) => row.made_by ?? []),
  )
  return found.rows.map((row) => ({
    ...row,
    made_at: row.made_at.toISOString(),
    made_by: names.get(row.made_by ?? '')?.name ?? '',
  }))
}

/** Forms of somebody else about the same rows that ask for columns this one asks for too, the likest first. */
async function alikeOf(ctx: ReadContext, form: Form): Promise<View['alike']> {
  const own = new Map(
    form.definition.columns.flatMap((column) =>
      countsAlike(column.source) ? [[sourceKey(column), column.title]] : [],
    ),
  )
  const others = (await askedForms(ctx)).filter(
    (other) =>
      other.id !== form.id && other.asked_by !== form.asked_by && other.definition.rows === form.definition.rows,
  )
  return others
    .map(({ id, name, asked_by, definition }) => {
      const same = definition.columns.flatMap((column) => own.get(sourceKey(column)) ?? [])
      return { id, name, asked_by, same }
    })
    .filter(({ same }) => same.length > 1)
    .sort((one, other) => other.same.length - one.same.length)
    .slice(0, 5)
}

/** What is asked of everybody says nothing of being asked twice. */
export const countsAlike = (source: string) => !['typed', 'row_number', 'area_name', 'area_full_name'].includes(source)
