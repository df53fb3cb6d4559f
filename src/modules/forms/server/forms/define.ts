import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { checkOver } from '../permissions.ts'
import { checkColumns } from '../sources/catalogue.ts'
import { type Definition, type Form, lockForm, refuseOpenFill } from '../store.ts'
import { formViewOf } from './show.ts'
import { findTemplate, headingsAt } from './templates.ts'

/** Defines a form. Refusals: see the route. */
export const defineForm = command(routes['POST /api/c/:community/forms'], {
  async handle(ctx, { community: _, ...given }) {
    checkOver(ctx, 'forms.define')
    const definition = await checked(ctx, given)
    const id = ctx.newId()
    await sql`
      insert into forms.forms (community_id, id, name, asked_by_body, asked_by, rhythm, made_by_person, made_at)
      values (${ctx.communityId}, ${id}, ${definition.name}, ${definition.asked_by_body}, ${definition.asked_by}, ${definition.rhythm},
        ${ctx.actor.personId}, ${ctx.now})`.execute(ctx.tx)
    await keepVersion(ctx, id, 1, definition)
    ctx.audit('form', id, { name: definition.name, asked_by: definition.asked_by, columns: definition.columns.length })
    askApproval(ctx, id, definition)
    return { id }
  },
  view: (ctx, { id }) => formViewOf(ctx, id),
})

/** Changes what is asked for; once it was filled that is a new version. Refusals: see the route. */
export const redefineForm = command(routes['PUT /api/c/:community/forms/:id'], {
  async handle(ctx, { community: _, id, version, ...given }) {
    checkOver(ctx, 'forms.define')
    const form = await lockForm(ctx, id)
    if (form.version !== version) refuse('forms.changed_meanwhile')
    if (form.ended_at) refuse('forms.ended')
    await refuseOpenFill(ctx, id)
    const definition = await checked(ctx, given)
    const next = (await wasFilled(ctx, form)) ? version + 1 : version
    await keepVersion(ctx, id, next, definition)
    await sql`
      update forms.forms set version = ${next}, name = ${definition.name}, asked_by_body = ${definition.asked_by_body},
        asked_by = ${definition.asked_by}, rhythm = ${definition.rhythm}
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('form', id, { name: definition.name, version: next, columns: definition.columns.length })
    askApproval(ctx, id, definition)
    return { id }
  },
  view: (ctx, { id }) => formViewOf(ctx, id),
})

/** Nobody asks for it any more; or they do again. Refusals: see the route. */
export const endForm = command(routes['POST /api/c/:community/forms/:id/ended'], {
  async handle(ctx, { id, ended, reason }) {
    checkOver(ctx, 'forms.define')
    await lockForm(ctx, id)
    if (ended && reason === '') refuse('forms.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    if (ended) await refuseOpenFill(ctx, id)
    await sql`
      update forms.forms set ended_at = ${ended ? ctx.now : null}, end_reason = ${ended ? reason : ''}
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('form', id, { ended, reason })
    return { id }
  },
  view: (ctx, { id }) => formViewOf(ctx, id),
})

/** Each version that lists sensitive data waits for an approval of its own: who may give it is told. */
function askApproval(ctx: WriteContext, form_id: string, { sensitive }: Definition): void {
  if (sensitive) ctx.emit('forms.approval_asked', { form_id })
}

/** A law by its name, and the article: 《…》第…条. */
const lawWithArticle = /《.+》.*第.+条/

type Given = Definition & { version?: number; id?: string }

/** The definition as it is kept: who asks by name, what doesn't hold for its rows left out. Refusals: of the plan. */
async function checked(ctx: WriteContext, given: Given): Promise<Definition> {
  const definition = { ...given, ...(await askerOf(ctx, given)) }
  if (definition.area_id && !(await findArea(ctx.tx, ctx.communityId, definition.area_id))) {
    refuse('forms.area_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
  }
  if (definition.rhythm === 'once' && definition.due_day === null) {
    refuse('forms.due_day_needed', {}, [{ path: 'due_day', code: 'required' }])
  }
  const { sensitive } = await checkColumns(ctx, definition)
  const apart = { ...definition, sensitive: sensitive ? definition.sensitive : null }
  if (apart.sensitive && !lawWithArticle.test(apart.sensitive.law)) {
    refuse('forms.law_unnamed', {}, [{ path: 'sensitive.law', code: 'invalid' }])
  }
  return definition.template_id ? withTemplate(ctx, apart) : withoutTemplate(apart)
}

async function askerOf(ctx: WriteContext, { asked_by_body, asked_by }: Definition) {
  if (asked_by_body === null) {
    return asked_by === '' ? refuse('forms.asker_unknown', {}, [{ path: 'asked_by', code: 'required' }]) : { asked_by }
  }
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [asked_by_body])).get(asked_by_body)
  return { asked_by: body?.name ?? refuse('forms.asker_unknown', {}, [{ path: 'asked_by_body', code: 'invalid' }]) }
}

const withoutTemplate = (definition: Definition): Definition => ({
  ...definition,
  header_row: 1,
  columns: definition.columns.map((column) => ({ ...column, at: null })),
})

async function withTemplate(ctx: WriteContext, definition: Definition): Promise<Definition> {
  const { template_id, header_row, columns } = definition
  const template = (await findTemplate(ctx, template_id ?? '')) ?? refuse('forms.template_unknown')
  const width = Math.max(...template.top.map((row) => row.cells.length))
  const beyond = columns.flatMap(({ at }, index) =>
    at !== null && at >= width ? [{ path: `columns.${index}.at`, code: 'invalid' }] : [],
  )
  if (headingsAt(template.top, header_row).length === 0 || columns.every(({ at }) => at === null)) {
    refuse('forms.header_missing', { row: header_row }, [{ path: 'header_row', code: 'invalid' }])
  }
  if (beyond.length > 0) refuse('forms.column_beyond', {}, beyond)
  return definition
}

async function keepVersion(ctx: WriteContext, id: string, version: number, definition: Definition): Promise<void> {
  await sql`
    insert into forms.versions (community_id, form_id, version, definition, template_id, made_by_person, made_at)
    values (${ctx.communityId}, ${id}, ${version}, ${JSON.stringify(definition)}::jsonb, ${definition.template_id}, ${ctx.actor.personId},
      ${ctx.now})
    on conflict (community_id, form_id, version) do update set definition = excluded.definition, template_id = excluded.template_id,
      made_by_person = excluded.made_by_person, made_at = excluded.made_at, approved_by_person = null, approved_at = null`.execute(
    ctx.tx,
  )
}

async function wasFilled(ctx: WriteContext, { id, version }: Form): Promise<boolean> {
  const found = await sql`
    select 1 from forms.fills where community_id = ${ctx.communityId} and form_id = ${id} and version = ${version} limit 1`.execute(
    ctx.tx,
  )
  return found.rows.length > 0
}
