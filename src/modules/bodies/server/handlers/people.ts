import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { actStands, keepForUndo, keptForUndo } from '../../../people/api.ts'
import { type Ended, endService } from '../end-service.ts'
import { mostAtOnce } from '../period.ts'
import { type PostRow, postColumns } from '../rows.ts'
import { termsOf } from '../seats.ts'

type Merge = { kept_id: string; merged_id: string; act_id?: string }
type Death = { person_id: string; act_id: string }

/** What posts, memberships and absences do when entries are joined or parted, and when somebody dies. */
export const followingPeople: readonly EventHandler[] = [
  on<Merge>('people.merged', 'bodies.follow-merged-person', followMergedPerson),
  on<Merge & { act_id: string }>('people.unmerged', 'bodies.follow-unmerged-person', followUnmergedPerson),
  on<Death>('people.died', 'bodies.end-posts-of-dead', endPostsOfDead),
  on<Death>('people.death_undone', 'bodies.return-posts', returnPosts),
]

/** Two entries of the register turned out to be one person: posts, memberships and absences go to the one kept. */
async function followMergedPerson(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const members = await give(ctx, 'bodies.members', merged_id, kept_id, null)
  const absences = await sql<{ id: string; person_id: string; deputy_id: string | null }>`
    update bodies.absences a set person_id = m.person_id, deputy_id = nullif(m.deputy_id, m.person_id)
    from (select community_id, id, person_id as was, deputy_id as deputy_was,
        case person_id when ${merged_id} then ${kept_id}::uuid else person_id end as person_id,
        case deputy_id when ${merged_id} then ${kept_id}::uuid else deputy_id end as deputy_id
      from bodies.absences where community_id = ${ctx.communityId} and (person_id = ${merged_id} or deputy_id = ${merged_id})) m
    where a.community_id = m.community_id and a.id = m.id
    returning a.id, m.was as person_id, m.deputy_was as deputy_id`.execute(ctx.tx)
  const terms = await give(ctx, 'bodies.post_terms', merged_id, kept_id, null)
  await keepForUndo(ctx, act_id, 'bodies.member', members)
  await keepForUndo(
    ctx,
    act_id,
    'bodies.absence',
    absences.rows.map(({ id, ...before }) => ({ id, before })),
  )
  await keepForUndo(ctx, act_id, 'bodies.term', terms)
  await giveDuties(ctx, merged_id, kept_id)
  announce(ctx, terms, merged_id, kept_id)
}

/** They were two people: what went over comes back, as far as it is still the kept one's. */
async function followUnmergedPerson(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge & { act_id: string }) {
  const ids = async (what: string) => (await keptForUndo(ctx, act_id, what)).map(({ id }) => id)
  await give(ctx, 'bodies.members', kept_id, merged_id, await ids('bodies.member'))
  for (const { id, before } of await keptForUndo<{ person_id: string; deputy_id: string | null }>(
    ctx,
    act_id,
    'bodies.absence',
  )) {
    await sql`
      update bodies.absences set person_id = ${before.person_id}, deputy_id = ${before.deputy_id}
      where community_id = ${ctx.communityId} and id = ${id} and (person_id = ${kept_id} or deputy_id = ${kept_id})`.execute(
      ctx.tx,
    )
    ctx.emit('bodies.absence_changed', { absence_id: id, person_id: before.person_id })
  }
  announce(ctx, await give(ctx, 'bodies.post_terms', kept_id, merged_id, await ids('bodies.term')), kept_id, merged_id)
}

type Given = { id: string; post_id?: string }

/** Rows of one person become another's: all of them, or these. */
async function give(
  ctx: WriteContext,
  table: 'bodies.members' | 'bodies.post_terms',
  from: string,
  to: string,
  only: readonly string[] | null,
): Promise<Given[]> {
  const found = await sql<Given>`
    update ${sql.table(table)} set person_id = ${to}
    where community_id = ${ctx.communityId} and person_id = ${from}
      and (${only === null} or id = any (${[...(only ?? [])]}::uuid[]))
    returning id, ${table === 'bodies.post_terms' ? sql`post_id` : sql`null as post_id`}`.execute(ctx.tx)
  return found.rows
}

/** Duties of one person become the other's; where both stood in a shift one of them is enough, and nobody swaps with themselves. */
async function giveDuties(ctx: WriteContext, from: string, to: string): Promise<void> {
  const { tx, communityId } = ctx
  await sql`
    delete from bodies.roster_shifts s where s.community_id = ${communityId} and s.person_id = ${from} and exists (
      select 1 from bodies.roster_shifts o where o.community_id = s.community_id and o.roster_id = s.roster_id
        and o.weekday = s.weekday and o.starts = s.starts and o.ends = s.ends and o.person_id = ${to})`.execute(tx)
  for (const [table, column] of [
    ['bodies.roster_shifts', 'person_id'],
    ['bodies.roster_days', 'person_id'],
    ['bodies.roster_swaps', 'person_id'],
    ['bodies.roster_swaps', 'with_person_id'],
  ] as const) {
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where community_id = ${communityId} and ${sql.ref(column)} = ${from}`.execute(tx)
  }
  await sql`
    update bodies.roster_swaps set settled_at = ${ctx.now}, outcome = 'taken_back'
    where community_id = ${communityId} and person_id = with_person_id and settled_at is null`.execute(tx)
}

function announce(ctx: WriteContext, terms: readonly Given[], from: string, to: string): void {
  for (const { post_id } of terms) {
    ctx.emit('bodies.post_vacated', { post_id, person_id: from })
    ctx.emit('bodies.post_filled', { post_id, person_id: to })
  }
}

/** Who died leaves every post and body; kept, in case the death was noted by mistake. */
async function endPostsOfDead(ctx: WriteContext, { person_id, act_id }: Death): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const { terms, members, absences, deputised } = await endService(ctx, person_id)
  await keepForUndo(ctx, act_id, 'bodies.term', terms)
  await keepForUndo(ctx, act_id, 'bodies.member', members)
  await keepForUndo(ctx, act_id, 'bodies.absence', absences)
  await keepForUndo(ctx, act_id, 'bodies.deputy', deputised)
}

/** The death was a mistake: terms whose seat is still free go on as they were, so do memberships, absences and deputies. */
async function returnPosts(ctx: WriteContext, { person_id, act_id }: Death): Promise<void> {
  for (const { id, before } of await keptForUndo<Ended['before']>(ctx, act_id, 'bodies.term')) {
    await returnTerm(ctx, id, person_id, before.until_at)
  }
  for (const [table, what] of [
    ['bodies.members', 'bodies.member'],
    ['bodies.absences', 'bodies.absence'],
  ] as const) {
    const kept = await keptForUndo<Ended['before']>(ctx, act_id, what)
    const rows = JSON.stringify(kept.map(({ id, before }) => ({ id, until_at: before.until_at })))
    await sql`
      update ${sql.table(table)} t set until_at = k.until_at
      from jsonb_to_recordset(${rows}::jsonb) as k (id uuid, until_at timestamptz)
      where t.community_id = ${ctx.communityId} and t.id = k.id and t.person_id = ${person_id}`.execute(ctx.tx)
  }
  const deputised = (await keptForUndo(ctx, act_id, 'bodies.deputy')).map(({ id }) => id)
  await sql`
    update bodies.absences set deputy_id = ${person_id}
    where community_id = ${ctx.communityId} and id = any (${deputised}::uuid[]) and deputy_id is null and until_at > ${ctx.now}`.execute(
    ctx.tx,
  )
}

async function returnTerm(ctx: WriteContext, termId: string, personId: string, until: string | null): Promise<void> {
  const found = await ctx.tx
    .selectFrom('bodies.posts')
    .select(postColumns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', (eb) =>
      eb
        .selectFrom('bodies.post_terms')
        .select('post_id')
        .where('community_id', '=', ctx.communityId)
        .where('id', '=', termId),
    )
    .forNoKeyUpdate()
    .executeTakeFirst()
  const post = found as PostRow | undefined
  if (!post || post.closed_at !== null) return
  const others = (await termsOf(ctx, post.id)).filter((term) => term.id !== termId)
  const period = { from_at: ctx.now, until_at: until === null ? null : new Date(until) }
  if (mostAtOnce(others, period) >= post.seats) return
  await sql`
    update bodies.post_terms set until_at = ${until}::timestamptz
    where community_id = ${ctx.communityId} and id = ${termId} and person_id = ${personId}`.execute(ctx.tx)
  ctx.audit('post', post.id, { term_id: termId, until_at: until })
  ctx.emit('bodies.post_filled', { post_id: post.id, person_id: personId })
}
