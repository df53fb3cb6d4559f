import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findDwelling } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { livePersons } from '../persons.ts'
import { showHousehold } from '../views/household.ts'

type Relation =
  | 'head'
  | 'spouse'
  | 'child'
  | 'parent'
  | 'grandchild'
  | 'grandparent'
  | 'sibling'
  | 'relative'
  | 'carer'
  | 'lodger'
  | 'other'

/** Registers who keeps house together in a dwelling, beginning with the head. */
export const formHousehold = command(routes['POST /api/c/:community/households'], {
  async handle(ctx, { dwelling_id, kind, head_person_id }) {
    await reachDwelling(ctx, dwelling_id, 'people.dwelling_unknown')
    const id = ctx.newId()
    await ctx.tx
      .insertInto('people.households')
      .values({ community_id: ctx.communityId, id, dwelling_id, kind, formed_at: ctx.now })
      .execute()
    ctx.audit('household', id, { dwelling_id, kind })
    await join(ctx, id, head_person_id, 'head')
    ctx.emit('people.household_changed', { household_id: id, dwelling_id })
    return { id }
  },
  view: (ctx, { id }) => shown(ctx, id),
})

/** Adds a person to a household. Who is in another one leaves that first. */
export const joinHousehold = command(routes['POST /api/c/:community/households/:id/members'], {
  async handle(ctx, { id, person_id, relation }) {
    const household = await lockHousehold(ctx, id)
    if (household.dissolved_at !== null) refuse('people.household_dissolved')
    if (relation === 'head' && (await hasHead(ctx, id))) refuse('people.household_has_head')
    await join(ctx, id, person_id, relation)
    ctx.emit('people.household_changed', { household_id: id, dwelling_id: household.dwelling_id })
    return { id }
  },
  view: (ctx, { id }) => shown(ctx, id),
})

/** A person leaves a household; the last one out dissolves it. */
export const leaveHousehold = command(routes['POST /api/c/:community/households/:id/departures'], {
  async handle(ctx, { id, person_id }) {
    const { dwelling_id } = await lockHousehold(ctx, id)
    const left = await ctx.tx
      .updateTable('people.household_members')
      .set({ left_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('household_id', '=', id)
      .where('person_id', '=', person_id)
      .where('left_at', 'is', null)
      .executeTakeFirst()
    if (Number(left.numUpdatedRows) === 0) refuse('people.not_in_household')
    ctx.audit('household', id, { left: person_id })
    const household = await showHousehold(ctx, id)
    if (household?.members.length === 0) await dissolve(ctx, id)
    ctx.emit('people.household_changed', { household_id: id, dwelling_id })
    return { id }
  },
  view: (ctx, { id }) => shown(ctx, id),
})

/** Who is born to somebody of a household belongs to it. */
export async function joinMember(ctx: WriteContext, parentId: string, childId: string): Promise<void> {
  const parent = await ctx.tx
    .selectFrom('people.household_members')
    .select(['household_id', 'relation'])
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', parentId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!parent) return
  const relations: Partial<Record<string, Relation>> = { head: 'child', spouse: 'child', child: 'grandchild' }
  await join(ctx, parent.household_id, childId, relations[parent.relation] ?? 'relative')
}

async function join(ctx: WriteContext, householdId: string, personId: string, relation: Relation): Promise<void> {
  const known = await livePersons(ctx.tx, ctx.communityId, [personId])
  if (!known.has(personId)) refuse('people.person_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
  const member = await ctx.tx
    .selectFrom('people.household_members')
    .select('household_id')
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (member) refuse('people.in_a_household')
  await ctx.tx
    .insertInto('people.household_members')
    .values({
      community_id: ctx.communityId,
      household_id: householdId,
      person_id: personId,
      relation,
      joined_at: ctx.now,
    })
    .execute()
  ctx.audit('household', householdId, { joined: personId, relation })
}

async function hasHead(ctx: WriteContext, householdId: string): Promise<boolean> {
  return (await showHousehold(ctx, householdId))?.members.some((member) => member.relation === 'head') ?? false
}

async function dissolve(ctx: WriteContext, id: string): Promise<void> {
  await ctx.tx
    .updateTable('people.households')
    .set({ dissolved_at: ctx.now })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  ctx.audit('household', id, { dissolved: true })
}

/** Refusal: `platform.not_found` for none, and for one outside the actor's areas. */
async function lockHousehold(ctx: WriteContext, id: string) {
  const household = await ctx.tx
    .selectFrom('people.households')
    .select(['id', 'dwelling_id', 'dissolved_at'])
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!household) return refuse('platform.not_found')
  await reachDwelling(ctx, household.dwelling_id, 'platform.not_found')
  return household
}

async function reachDwelling(ctx: WriteContext, dwellingId: string, missing: string): Promise<void> {
  const dwelling = await findDwelling(ctx.tx, ctx.communityId, dwellingId)
  if (!dwelling) return refuse(missing)
  const paths = [dwelling.admin_path, dwelling.compound_path]
  if (!holdsOver(ctx.actor, 'people.register', { paths })) refuse('platform.not_allowed')
}

async function shown(ctx: Parameters<typeof showHousehold>[0], id: string) {
  return (await showHousehold(ctx, id)) ?? refuse('platform.not_found')
}
