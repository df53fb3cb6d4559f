import { sql } from 'kysely'
import { command } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { residentsOfDwellings } from '../../people/api.ts'
import { fileOnBehalf } from '../../requests/api.ts'
import { routes } from '../contract.ts'
import { lockOpenVisit, showVisit } from './visits.ts'

/** A need found at the door becomes a request of whoever lives there; it goes the way of every other one. Refusals: see the route. */
export const noteNeed = command(routes['POST /api/c/:community/rounds/:id/visits/:dwelling/needs'], {
  async handle(ctx, input) {
    const visit = await lockOpenVisit(ctx, input.id, input.dwelling)
    const { for_person_id: person } = input
    if (person !== undefined) {
      const known = await residentsOfDwellings(ctx.tx, ctx.communityId, [visit.dwelling_id])
      if (!(known.get(visit.dwelling_id) ?? []).some((one) => one.person_id === person)) {
        refuse('requests.person_unknown', {}, [{ path: 'for_person_id', code: 'invalid' }])
      }
    }
    const nobody = person === undefined && !input.contact_phone
    const requestId = await fileOnBehalf(ctx, {
      item_code: input.item_code,
      description: input.description,
      area_id: visit.block_id,
      dwelling_id: visit.dwelling_id,
      place_detail: '',
      anonymous: nobody,
      confidential: false,
      contact_name: '',
      contact_phone: input.contact_phone,
      wants_updates: !nobody,
      for_person_id: person,
      channel: 'visit',
      file_ids: input.file_ids,
    })
    await sql`
      insert into outreach.needs (community_id, round_id, dwelling_id, request_id, found_at)
      values (${ctx.communityId}, ${visit.round_id}, ${visit.dwelling_id}, ${requestId}, ${ctx.now})`.execute(ctx.tx)
    ctx.audit('visit', visit.dwelling_id, { round_id: visit.round_id, need: requestId })
    return { id: visit.round_id, dwelling: visit.dwelling_id }
  },
  view: (ctx, { id, dwelling }) => showVisit(ctx, id, dwelling),
})
