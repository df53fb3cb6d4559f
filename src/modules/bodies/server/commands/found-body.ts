import { pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type BodyKind, routes } from '../../contract.ts'
import { mayEditAt } from '../can.ts'
import { areaInUse, field } from '../store.ts'
import { bodyView } from '../views/body.ts'

/** Enters a body: one of the community's own, or a company, department or unit that answers for something. */
export const foundBody = command(routes['POST /api/c/:community/bodies'], {
  handle: async (ctx, input) => ({ id: await enterBody(ctx, input) }),
  view: (ctx, { id }) => bodyView(ctx, id),
})

type NewBody = Facts & {
  kind: BodyKind
  name: string
  department_kind?: string | null | undefined
  area_id?: string | null | undefined
}

/** Enters a body and gives its id. Refusals: `bodies.area_unknown`, `platform.not_allowed`, `bodies.department_kind_unfit`, `bodies.name_taken`. */
export async function enterBody(ctx: WriteContext, input: NewBody): Promise<string> {
  const area = await areaInUse(ctx, input.area_id)
  if (!mayEditAt(ctx.actor, area)) refuse('platform.not_allowed')
  if ((input.kind === 'department') !== Boolean(input.department_kind))
    refuse('bodies.department_kind_unfit', {}, [field('department_kind')])
  await refuseTakenName(ctx, input.name, null)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('bodies.bodies')
    .values({
      community_id: ctx.communityId,
      id,
      kind: input.kind,
      department_kind: input.department_kind ?? null,
      ...nameColumns(input.name),
      area_id: area?.id ?? null,
      ...factColumns(input),
      founded_at: ctx.now,
    })
    .execute()
  ctx.audit('body', id, { kind: input.kind, name: input.name, area_id: area?.id ?? null, ...factColumns(input) })
  ctx.emit('bodies.body_founded', { body_id: id })
  return id
}

export function nameColumns(name: string) {
  return { name, sort_key: pinyinKey(name, 'place') }
}

const textFacts = ['powers', 'duties', 'decision_rule', 'public_phone', 'hours', 'established_on', 'filed_on'] as const
type Facts = { [Fact in (typeof textFacts)[number]]?: string | null | undefined }

/** The facts that were said, empty ones as null. */
export function factColumns(input: Facts): Record<string, string | null> {
  const said = textFacts.filter((fact) => input[fact] !== undefined)
  return Object.fromEntries(said.map((fact) => [fact, input[fact] || null]))
}

/** Refuses a name that another body of the community bears: `bodies.name_taken`. */
export async function refuseTakenName(ctx: WriteContext, name: string, ownId: string | null): Promise<void> {
  const taken = await ctx.tx
    .selectFrom('bodies.bodies')
    .select('id')
    .where('community_id', '=', ctx.communityId)
    .where('name', '=', name)
    .where('dissolved_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== ownId) refuse('bodies.name_taken', { name }, [field('name')])
}
