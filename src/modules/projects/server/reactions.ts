import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { actStands, giveBackRows, keepForUndo } from '../../people/api.ts'
import { followMovedPaths } from '../../territory/api.ts'
import { noteReview } from './review.ts'

type Merge = { kept_id: string; merged_id: string; act_id?: string }

const conditions = 'projects.conditions'

/** What projects do when a review is over, and when territory or register change beneath them. */
export const reactions: readonly EventHandler[] = [
  on<{ ballot_id: string }>('ballots.published', 'projects.note-review', noteReview),
  on<{ area_id: string }>('territory.area_moved', 'projects.follow-moved-areas', followMovedAreas),
  on<Merge>('people.merged', 'projects.follow-merged-person', followMerged),
  on<Merge & { act_id: string }>('people.unmerged', 'projects.follow-unmerged-person', followUnmerged),
]

/** They keep the paths of their areas. */
async function followMovedAreas(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  const moved = await followMovedPaths(ctx, ['projects.projects'])
  if (moved > 0) ctx.audit('area', area_id, { projects_moved: moved })
}

/** What one entry said for its household the kept one said. */
async function followMerged(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const moved = await sql<{ id: string }>`
    update projects.conditions set by_person = ${kept_id} where community_id = ${ctx.communityId} and by_person = ${merged_id}
    returning id`.execute(ctx.tx)
  await keepForUndo(ctx, act_id, conditions, moved.rows)
  if (moved.rows.length > 0) ctx.audit('person', kept_id, { conditions_from: merged_id })
}

/** They were two people: what the other one said is theirs again. */
async function followUnmerged(ctx: WriteContext, merge: Merge & { act_id: string }): Promise<void> {
  const given = await giveBackRows(ctx, merge, { [conditions]: 'by_person' })
  if (given > 0) ctx.audit('person', merge.merged_id, { conditions_back: given })
}
