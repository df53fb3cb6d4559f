import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Actor } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import type { exclusionView } from '../../contract/closing-views.ts'
import type { Condition } from '../queries/visibility.ts'

export type ExclusionView = z.output<typeof exclusionView>

export type ExclusionRow = Pick<ExclusionView, 'id' | 'reason' | 'text' | 'state' | 'decision_text'> & {
  request_id: string
  number: string
  title: string
  assignee_person_id: string | null
  asked_at: Date
  asked_by_person: string | null
  asked_by_post: string | null
  decided_at: Date | null
  decided_by_person: string | null
  decided_by_post: string | null
}

/** Rows of exclusions `e` with their request `c`, the latest first. */
export async function exclusionRows(ctx: ReadContext, where: Condition, most: number): Promise<ExclusionRow[]> {
  const found = await sql<ExclusionRow>`
    select e.id, e.reason, e.text, e.state, e.decision_text, e.request_id, c.number, c.title, c.assignee_person_id, e.asked_at,
      e.asked_by_person, e.asked_by_post, e.decided_at, e.decided_by_person, e.decided_by_post
    from requests.exclusions e join caseflow.cases c on c.community_id = e.community_id and c.id = e.request_id
    where e.community_id = ${ctx.communityId} and ${where} order by e.asked_at desc, e.id desc limit ${most}`.execute(
    ctx.tx,
  )
  return found.rows
}

/** Why this person may not review it: whoever asked, and whoever dealt with the matter, never do. */
export function reviewRefusal(actor: Actor, row: ExclusionRow): string | null {
  const own = [row.asked_by_person, row.assignee_person_id].includes(actor.personId)
  if (actor.personId === null || own) return 'requests.own_exclusion'
  return row.state === 'asked' ? null : 'requests.exclusion_decided'
}

/** Who asked takes it back while it waits; what was granted is taken back by who may review. */
export function withdrawRefusal(actor: Actor, row: ExclusionRow): string | null {
  if (row.state === 'asked') return row.asked_by_person === actor.personId ? null : 'platform.not_allowed'
  if (row.state !== 'granted') return 'requests.exclusion_decided'
  return actor.permissions.has('requests.review_exclusions') ? null : 'platform.not_allowed'
}

function canDo(actor: Actor, row: ExclusionRow): string[] {
  const review = actor.permissions.has('requests.review_exclusions') && reviewRefusal(actor, row) === null
  return [...(review ? ['review'] : []), ...(withdrawRefusal(actor, row) === null ? ['withdraw'] : [])]
}

export async function exclusionViews(ctx: ReadContext, rows: readonly ExclusionRow[]): Promise<ExclusionView[]> {
  const known = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null)
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    known(rows.flatMap((row) => [row.asked_by_person, row.decided_by_person])),
  )
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    known(rows.flatMap((row) => [row.asked_by_post, row.decided_by_post])),
  )
  const files = await filesOf(
    ctx,
    rows.map((row) => row.id),
  )
  const who = (post: string | null, person: string | null) =>
    [posts.get(post ?? '')?.title, persons.get(person ?? '')?.name].filter(Boolean).join(' ')
  return rows.map((row) => ({
    id: row.id,
    request: { id: row.request_id, number: row.number, title: row.title },
    reason: row.reason,
    text: row.text,
    state: row.state,
    asked_at: row.asked_at.toISOString(),
    asked_by: who(row.asked_by_post, row.asked_by_person),
    decided_at: row.decided_at?.toISOString() ?? null,
    decided_by: who(row.decided_by_post, row.decided_by_person),
    decision_text: row.decision_text,
    files: files.filter((file) => file.exclusion_id === row.id).map(({ exclusion_id: _, ...file }) => file),
    can: canDo(ctx.actor, row),
  }))
}

type FileRow = ExclusionView['files'][number] & { exclusion_id: string }

async function filesOf(ctx: ReadContext, ids: readonly string[]): Promise<FileRow[]> {
  const found = await sql<FileRow>`
    select a.exclusion_id, a.file_id, f.media_type, f.width, f.height from requests.exclusion_files a
    join platform.files f on f.community_id = a.community_id and f.id = a.file_id
    where a.community_id = ${ctx.communityId} and a.exclusion_id = any (${[...ids]}::uuid[]) order by a.exclusion_id, a.file_id`.execute(
    ctx.tx,
  )
  return found.rows
}

/** One exclusion whose request the actor sees. Refusal: `platform.not_found`. */
export async function exclusionOf(ctx: ReadContext, where: Condition): Promise<ExclusionRow> {
  return (await exclusionRows(ctx, where, 1))[0] ?? refuse('platform.not_found')
}
