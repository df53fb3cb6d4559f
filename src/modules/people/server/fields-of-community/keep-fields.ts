import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { allFields, type Choice, type Field, fieldsMost, fieldViewOf, seenFields } from './fields.ts'

/** The fields of the community: what the asker sees; all of them, retired ones too, for who keeps them. */
export const listFields = query(routes['GET /api/c/:community/people/fields'], async (ctx, { subject }) => {
  const keeps = ctx.actor.kind === 'system' || holds(ctx.actor, 'people.fields')
  const fields = await (keeps ? allFields : seenFields)(ctx, subject)
  return {
    items: fields.filter((field) => keeps || field.retired_at === null).map((field) => fieldViewOf(ctx, field)),
  }
})

/** Adds a field behind the others. Refusals: `people.field_choices_needed`, `people.field_taken`, `people.fields_full`. */
export const addField = command(routes['POST /api/c/:community/people/fields'], {
  async handle(ctx, { choices, ...field }) {
    await lockFields(ctx)
    const chosen = isChosen(field.kind) ? choices.map((label, index) => choiceOf(label, index)) : []
    refuseFewChoices(field.kind, chosen)
    const others = await allFields(ctx, field.subject)
    refuseTaken(others, field.label, null)
    refuseFull(others)
    const id = ctx.newId()
    const position = Math.max(0, ...others.map((other) => other.position)) + 1
    const { seen_by, ...facts } = field
    await ctx.tx
      .insertInto('people.fields')
      .values({
        community_id: ctx.communityId,
        id,
        ...facts,
        seen_by: [...new Set(seen_by)],
        hint: field.hint || null,
        choices: JSON.stringify(chosen),
        position,
        added_at: ctx.now,
      })
      .execute()
    ctx.audit('field', id, { ...field, choices: chosen })
    return { id }
  },
  view: async (ctx, { id }) => fieldViewOf(ctx, await fieldOf(ctx, id)),
})

/**
 * Changes what a field is called, who sees it, its choices; retires it, or takes it back. Its kind stays: refusal
 * `people.field_kind_fixed`. Choices that are missing are retired, so that what was chosen stays readable.
 */
export const editField = command(routes['PATCH /api/c/:community/people/fields/:id'], {
  async handle(ctx, { id, kind, choices, retired, ...facts }) {
    await lockFields(ctx)
    const field = await fieldOf(ctx, id)
    if (kind && kind !== field.kind) refuse('people.field_kind_fixed', {}, [{ path: 'kind', code: 'invalid' }])
    const others = await allFields(ctx, field.subject)
    const stays = !(retired ?? field.retired_at !== null)
    if (stays) refuseTaken(others, facts.label ?? field.label, id)
    if (stays && field.retired_at !== null) refuseFull(others)
    const chosen = choices && isChosen(field.kind) ? changedChoices(field.choices, choices) : undefined
    if (chosen) refuseFewChoices(field.kind, chosen)
    const columns = {
      ...facts,
      ...(facts.hint === '' ? { hint: null } : {}),
      ...(chosen ? { choices: JSON.stringify(chosen) } : {}),
      ...(retired === undefined ? {} : { retired_at: retired ? (field.retired_at ?? ctx.now) : null }),
    }
    if (Object.keys(columns).length > 0)
      await ctx.tx
        .updateTable('people.fields')
        .set(columns)
        .where('community_id', '=', ctx.communityId)
        .where('id', '=', id)
        .execute()
    ctx.audit('field', id, {
      ...facts,
      ...(chosen ? { choices: chosen } : {}),
      ...(retired === undefined ? {} : { retired }),
    })
    return { id }
  },
  view: async (ctx, { id }) => fieldViewOf(ctx, await fieldOf(ctx, id)),
})

/** Puts the fields of a subject into an order; those not named come behind. Refusal: `people.field_unknown`. */
export const orderFields = command(routes['POST /api/c/:community/people/fields/order'], {
  async handle(ctx, { subject, ids }) {
    await lockFields(ctx)
    const fields = await allFields(ctx, subject)
    if (ids.some((id) => !fields.some((field) => field.id === id))) refuse('people.field_unknown')
    const rest = fields.map((field) => field.id).filter((id) => !ids.includes(id))
    await sql`
      update people.fields f set position = o.place
      from unnest(${[...new Set(ids), ...rest]}::uuid[]) with ordinality as o (id, place)
      where f.community_id = ${ctx.communityId} and f.id = o.id`.execute(ctx.tx)
    ctx.audit('field', subject, { order: ids })
    return { subject }
  },
  view: async (ctx, { subject }) => ({
    items: (await allFields(ctx, subject)).map((field) => fieldViewOf(ctx, field)),
  }),
})

const isChosen = (kind: Field['kind']) => kind === 'choice' || kind === 'choices'
const choiceOf = (label: string, index: number): Choice => ({ code: `c${index + 1}`, label, retired: false })

/** Known ones by their code, renamed; new ones behind; those missing retired. */
function changedChoices(
  known: readonly Choice[],
  wanted: readonly { code?: string | undefined; label: string }[],
): Choice[] {
  let next = known.length
  const kept = wanted.map(({ code, label }): Choice => {
    const before = known.find((choice) => choice.code === code)
    if (before) return { ...before, label, retired: false }
    next += 1
    return choiceOf(label, next - 1)
  })
  const gone = known.filter((choice) => !kept.some((one) => one.code === choice.code))
  return [...kept, ...gone.map((choice) => ({ ...choice, retired: true }))]
}

const choicesLeast = 2

/** Refusal: `people.field_choices_needed` for fewer than two different choices. */
function refuseFewChoices(kind: Field['kind'], choices: readonly Choice[]): void {
  const labels = choices.filter((choice) => !choice.retired).map((choice) => choice.label)
  if (!isChosen(kind) || (labels.length >= choicesLeast && new Set(labels).size === labels.length)) return
  refuse('people.field_choices_needed', {}, [{ path: 'choices', code: 'required' }])
}

function refuseTaken(others: readonly Field[], label: string, self: string | null): void {
  if (others.some((other) => other.label === label && other.id !== self && other.retired_at === null))
    refuse('people.field_taken', { label }, [{ path: 'label', code: 'invalid' }])
}

function refuseFull(others: readonly Field[]): void {
  if (others.filter((other) => other.retired_at === null).length >= fieldsMost)
    refuse('people.fields_full', { most: fieldsMost })
}

async function fieldOf(ctx: Parameters<typeof allFields>[0], id: string): Promise<Field> {
  return (await allFields(ctx)).find((field) => field.id === id) ?? refuse('platform.not_found')
}

/** One change of a community's fields at a time: labels, places and numbers are judged under this lock. */
async function lockFields(ctx: WriteContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ctx.communityId}, hashtext('people.fields'))`.execute(ctx.tx)
}
