import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { actStands, giveBackRows, keepForUndo } from '../../people/api.ts'
import { requestsBeyond } from '../../requests/api.ts'
import { followMovedPaths } from '../../territory/api.ts'
import { endDecision } from './meetings/decisions.ts'
import { callHall } from './topics/call-hall.ts'
import { noteBallotResult } from './topics/chain.ts'

type Merge = { kept_id: string; merged_id: string; act_id?: string }

/** What meetings do when requests end and territory or register change beneath them. */
export const reactions: readonly EventHandler[] = [
  on<{ request_id: string }>('requests.closed', 'deliberation.finish-with-request', finishWithRequest),
  on<{ ballot_id: string }>('ballots.published', 'deliberation.note-ballot-result', noteBallotResult),
  on<{ topic_id: string; after: string | null }>('deliberation.hall_call_due', 'deliberation.call-hall', callHall),
  on<{ area_id: string }>('territory.area_moved', 'deliberation.follow-moved-areas', followMovedAreas),
  on<Merge>('people.merged', 'deliberation.follow-merged-person', followMerged),
  on<Merge & { act_id: string }>('people.unmerged', 'deliberation.follow-unmerged-person', followUnmerged),
]

/** A decision that is a request is done when that is. */
async function finishWithRequest(ctx: WriteContext, { request_id }: { request_id: string }): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from deliberation.decisions where community_id = ${ctx.communityId} and request_id = ${request_id} and state = 'open'
    order by id for update`.execute(ctx.tx)
  if (found.rows.length === 0) return
  const [request] = await requestsBeyond(ctx, [request_id])
  const words = ctx.services.texts.message('zh-CN', 'deliberation', 'done_with_request', {
    number: request?.number ?? '',
  })
  for (const { id } of found.rows) await endDecision(ctx, id, 'done', { words })
}

/** Meetings and series keep the paths of their area; those that lie below a moved one have changed too. */
async function followMovedAreas(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  const moved = await followMovedPaths(ctx, [
    'deliberation.meetings',
    'deliberation.series',
    'deliberation.topics',
    'deliberation.ballots',
  ])
  if (moved > 0) ctx.audit('area', area_id, { meetings_moved: moved })
}

const attendees = 'deliberation.attendees'
const suggestions = 'deliberation.suggestions'
const contributions = 'deliberation.contributions'
const statements = 'deliberation.statements'
const opinions = 'deliberation.opinions'

/** What one entry was asked to and suggested is the kept one's; where both were asked to one meeting, the kept one's line stands. */
async function followMerged(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const asked = await sql<{ id: string }>`
    update deliberation.attendees a set person_id = ${kept_id} where a.community_id = ${ctx.communityId} and a.person_id = ${merged_id}
      and not exists (select 1 from deliberation.attendees k where k.community_id = a.community_id and k.meeting_id = a.meeting_id
        and k.person_id = ${kept_id}) returning a.id`.execute(ctx.tx)
  const said = await sql<{ id: string }>`
    update deliberation.suggestions set by_person = ${kept_id} where community_id = ${ctx.communityId} and by_person = ${merged_id}
    returning id`.execute(ctx.tx)
  const spoken = await sql<{ id: string }>`
    update deliberation.contributions set by_person = ${kept_id} where community_id = ${ctx.communityId} and by_person = ${merged_id}
    returning id`.execute(ctx.tx)
  const stated = await sql<{ id: string }>`
    update deliberation.statements set by_person = ${kept_id} where community_id = ${ctx.communityId} and by_person = ${merged_id}
    returning id`.execute(ctx.tx)
  const answered = await answersOfMerged(ctx, kept_id, merged_id)
  await keepForUndo(ctx, act_id, statements, stated.rows)
  await keepForUndo(ctx, act_id, opinions, answered)
  await keepForUndo(ctx, act_id, contributions, spoken.rows)
  await keepForUndo(ctx, act_id, attendees, asked.rows)
  await keepForUndo(ctx, act_id, suggestions, said.rows)
  const moved = [asked.rows, said.rows, spoken.rows, stated.rows, answered].flat().length
  if (moved > 0) ctx.audit('person', kept_id, { meetings_from: merged_id })
}

/** A person counts once in an opinion map: what both entries answered, the kept one's answer stands for. */
async function answersOfMerged(ctx: WriteContext, kept: string, merged: string): Promise<{ id: string }[]> {
  const moved = await sql<{ id: string }>`
    update deliberation.opinions o set person_id = ${kept} where o.community_id = ${ctx.communityId} and o.person_id = ${merged}
      and not exists (select 1 from deliberation.opinions k where k.community_id = o.community_id and k.statement_id = o.statement_id
        and k.person_id = ${kept}) returning o.id`.execute(ctx.tx)
  await sql`update deliberation.opinions set doubled = true
    where community_id = ${ctx.communityId} and person_id = ${merged}`.execute(ctx.tx)
  return moved.rows
}

/** They were two people: what the other one had is theirs again. */
async function followUnmerged(ctx: WriteContext, merge: Merge & { act_id: string }): Promise<void> {
  await sql`update deliberation.opinions set doubled = false
    where community_id = ${ctx.communityId} and person_id = ${merge.merged_id}`.execute(ctx.tx)
  const given = await giveBackRows(ctx, merge, {
    [attendees]: 'person_id',
    [suggestions]: 'by_person',
    [contributions]: 'by_person',
    [statements]: 'by_person',
    [opinions]: 'person_id',
  })
  if (given > 0) ctx.audit('person', merge.merged_id, { meetings_back: given })
}
