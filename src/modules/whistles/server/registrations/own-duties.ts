import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type DutyRow, selectDuties, today } from './store.ts'
import { ownDutyViews } from './views.ts'

const dutiesShown = 60

/** What a registration took on, what is still to be reported first, then what there is to take. Nothing of anybody else. */
export async function dutiesFor(ctx: ReadContext, registrationId: string) {
  const day = await today(ctx)
  const found = await sql<DutyRow>`
    ${selectDuties}
    left join whistles.takings k on k.community_id = d.community_id and k.duty_id = d.id and k.registration_id = ${registrationId}
      and k.given_up_at is null
    where d.community_id = ${ctx.communityId} and (k.duty_id is not null or (d.closed_at is null and d.until_day >= ${day}::date))
    order by k.duty_id is null, k.reported_at is not null, d.until_day, d.id limit ${dutiesShown}`.execute(ctx.tx)
  return ownDutyViews(ctx, found.rows, registrationId)
}
