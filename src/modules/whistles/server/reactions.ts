import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { actStands, giveBackRows, keepForUndo } from '../../people/api.ts'
import { followMovedPaths } from '../../territory/api.ts'

type Merge = { kept_id: string; merged_id: string; act_id?: string }

/** What whistles do when territory or register change beneath them. */
export const reactions: readonly EventHandler[] = [
  on<{ area_id: string }>('territory.area_moved', 'whistles.follow-moved-areas', followMovedAreas),
  on<Merge>('people.merged', 'whistles.follow-merged-person', followMergedPerson),
  on<Merge & { act_id: string }>('people.unmerged', 'whistles.follow-unmerged-person', followUnmergedPerson),
]

/** Both keep the paths of their areas; those that lie below a moved one have changed too. */
async function followMovedAreas(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  const moved = await followMovedPaths(ctx, ['whistles.whistles', 'whistles.neighbour_calls'])
  if (moved > 0) ctx.audit('area', area_id, { whistles_moved: moved })
}

const comers = 'whistles.comers'
const registrations = 'whistles.registrations'

/** What one entry of the register said and took on is the kept one's; where both had, the kept one's word stands. */
async function followMergedPerson(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const came = await sql<{ id: string }>`
    update whistles.comers c set person_id = ${kept_id} where c.community_id = ${ctx.communityId} and c.person_id = ${merged_id}
      and (c.left_at is not null or not exists (select 1 from whistles.comers k where k.community_id = c.community_id
        and k.call_id = c.call_id and k.person_id = ${kept_id} and k.left_at is null)) returning c.id`.execute(ctx.tx)
  const registered = await sql<{ id: string }>`
    update whistles.registrations r set person_id = ${kept_id} where r.community_id = ${ctx.communityId} and r.person_id = ${merged_id}
      and (r.left_at is not null or not exists (select 1 from whistles.registrations k where k.community_id = r.community_id
        and k.person_id = ${kept_id} and k.left_at is null)) returning r.id`.execute(ctx.tx)
  await keepForUndo(ctx, act_id, comers, came.rows)
  await keepForUndo(ctx, act_id, registrations, registered.rows)
  const moved = came.rows.length + registered.rows.length
  if (moved > 0) ctx.audit('person', kept_id, { whistles_from: merged_id })
}

/** They were two people: what the other one had said is theirs again. */
async function followUnmergedPerson(ctx: WriteContext, merge: Merge & { act_id: string }): Promise<void> {
  const given = await giveBackRows(ctx, merge, { [comers]: 'person_id', [registrations]: 'person_id' })
  if (given > 0) ctx.audit('person', merge.merged_id, { whistles_back: given })
}
