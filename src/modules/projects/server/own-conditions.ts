/** What became of the conditions of the reader's household. */
import { sql } from 'kysely'
import { query } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { homeKeys } from '../../people/api.ts'
import type { ConditionState, State } from '../contract/kinds.ts'
import { routes } from '../contract.ts'
import { todayOf, zoneOf } from './store.ts'

const ownMost = 50

type Own = {
  id: string
  text: string
  said_by_me: boolean
  part: number
  state: ConditionState
  note: string
  settled_day: string | null
  project_id: string
  title: string
  project_state: State
}

/**
 * Those the reader said, and those of a household they are a grown-up of now and were when it was said: who moved in later doesn't read
 * what others asked for. The newest first; of one project, where it is asked for.
 */
export const ownConditions = query(routes['GET /api/c/:community/my/project-conditions'], async (ctx, { project }) => {
  const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
  const keys = await homeKeys(ctx.tx, ctx.communityId, personId, await todayOf(ctx))
  const found = await sql<Own>`
    select c.id, c.text, coalesce(c.by_person = ${personId}, false) as said_by_me, c.part, c.state, c.note, c.settled_day::text as settled_day,
      p.id as project_id, p.title, p.state as project_state
    from projects.conditions c join projects.projects p on p.community_id = c.community_id and p.id = c.project_id
    where c.community_id = ${ctx.communityId} and c.text <> '' and (${project ?? null}::uuid is null or p.id = ${project ?? null})
      and (c.by_person = ${personId} or c.home_key = any (${keys.map((one) => one.key)}) and exists (
        select 1 from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (key text, from_day date)
        where k.key = c.home_key and (k.from_day is null or k.from_day <= (c.said_at at time zone ${await zoneOf(ctx)})::date)))
    order by p.made_at desc, c.seq, c.part limit ${ownMost}`.execute(ctx.tx)
  return {
    items: found.rows.map(({ project_id, title, project_state, ...one }) => ({
      ...one,
      project: { id: project_id, title, state: project_state },
    })),
  }
})
