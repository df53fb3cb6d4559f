import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { overlap, type Period, toPeriod } from '../period.ts'
import { membersOf } from '../reading.ts'
import { field, openBody, refuseUnknownPerson, zoneOf } from '../store.ts'
import { bodyView } from '../views/body.ts'
import { endWanted } from './set-service.ts'

/** Takes somebody into a body: a person of the register, or somebody from outside by name. */
export const addMember = command(routes['POST /api/c/:community/bodies/:id/members'], {
  async handle(ctx, input) {
    const body = await openBody(ctx, input.id, 'add_member')
    const person_id = input.person_id ?? null
    const outside_name = input.outside_name ?? null
    if ((person_id === null) === (outside_name === null))
      refuse('bodies.member_unnamed', {}, [field('person_id'), field('outside_name')])
    if (person_id !== null) await refuseUnknownPerson(ctx, person_id)
    const period = toPeriod(input, ctx.now, await zoneOf(ctx))
    await refuseOverlap(ctx, body.id, { person_id, outside_name, ...period })
    const id = ctx.newId()
    const member = {
      person_id,
      outside_name,
      unit: input.unit || null,
      office: input.office,
      title: input.title || null,
      public: input.public,
      public_phone: input.public_phone ?? null,
      ...period,
    }
    await ctx.tx
      .insertInto('bodies.members')
      .values({ community_id: ctx.communityId, id, body_id: body.id, ...member })
      .execute()
    ctx.audit('body', body.id, { member_id: id, ...member })
    ctx.emit('bodies.member_added', { body_id: body.id, member_id: id })
    return { id: body.id }
  },
  view: (ctx, { id }) => bodyView(ctx, id),
})

/** Ends a membership, now or with a given day. */
export const endMember = command(routes['POST /api/c/:community/bodies/:id/members/:member/end'], {
  async handle(ctx, input) {
    const body = await openBody(ctx, input.id, 'end_member')
    const members = await membersOf(ctx.tx, ctx.communityId, [body.id])
    const member = members.find((row) => row.id === input.member)
    if (!member) return refuse('platform.not_found')
    const until_at = await endWanted(ctx, member, input.until)
    await ctx.tx
      .updateTable('bodies.members')
      .set({ until_at })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', member.id)
      .execute()
    ctx.audit('body', body.id, { member_id: member.id, until_at })
    ctx.emit('bodies.member_ended', { body_id: body.id, member_id: member.id })
    return { id: body.id }
  },
  view: (ctx, { id }) => bodyView(ctx, id),
})

type NewMember = Period & { person_id: string | null; outside_name: string | null }

/** The same person twice at a time (`bodies.member_overlaps`). The body's row is locked. */
async function refuseOverlap(ctx: WriteContext, bodyId: string, member: NewMember): Promise<void> {
  const members = await membersOf(ctx.tx, ctx.communityId, [bodyId])
  const same = members.filter(
    (row) => row.person_id === member.person_id && row.outside_name === member.outside_name && overlap(row, member),
  )
  if (same.length > 0) refuse('bodies.member_overlaps', {}, [field('from')])
}
