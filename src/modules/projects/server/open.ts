import { sql } from 'kysely'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { chosenOf, conditionsOfBallot } from '../../ballots/api.ts'
import { routes } from '../contract.ts'
import { mayKeep } from './can.ts'
import { leadPost } from './leads.ts'
import { addStep, checkDays, freshFrom, placeOf, projectsWhere, thing, todayOf } from './store.ts'
import { projectOf } from './views.ts'

/**
 * Makes a project: freely, or of what a published ballot chose, which brings the conditions its households said. Once for each option.
 * Refusals: see the route.
 */
export const openProject = command(routes['POST /api/c/:community/projects'], {
  async handle(ctx, { ballot_id, option_code, area_id, lead_post_id, cost_fen, ...said }) {
    const ballot = ballot_id === undefined ? undefined : await ballotFor(ctx, ballot_id)
    const place = await placeOf(ctx, area_id ?? ballot?.area_id)
    if (!mayKeep(ctx.actor, place)) refuse('platform.not_allowed')
    const lead = await leadPost(ctx, lead_post_id)
    checkDays(said.from_day, said.to_day)
    const code = ballot ? await checkChosen(ctx, ballot, option_code) : null
    const id = ctx.newId()
    const number = await nextNumber(ctx)
    const { title, kind } = said
    await ctx.tx
      .insertInto('projects.projects')
      .values({
        ...{
          community_id: ctx.communityId,
          id,
          number,
          ...said,
          ...place,
          lead_post_id: lead,
          cost_fen: cost_fen ?? null,
        },
        ...{ ballot_id: ballot?.id ?? null, option_code: code, state: 'planned' },
        ...{ fresh_at: await freshFrom(ctx, said.from_day), made_at: ctx.now, made_by_person: ctx.actor.personId },
      })
      .execute()
    const row = { id, lead_post_id: lead, steps_count: 0 }
    await addStep(ctx, row, { kind: 'made', text: ballot?.number ?? '' })
    const carried = ballot ? await carryConditions(ctx, id, ballot.id) : 0
    ctx.audit(thing, id, {
      number,
      title,
      kind,
      ...(ballot ? { ballot: ballot.id, option: code, conditions: carried } : {}),
    })
    ctx.emit('projects.opened', { project_id: id })
    if (!ctx.actor.posts.some((post) => post.id === lead)) ctx.emit('projects.given', { project_id: id })
    return { id }
  },
  view: (ctx, { id }) => projectOf(ctx, id),
})

type Ballot = NonNullable<Awaited<ReturnType<typeof chosenOf>>>

/** A ballot over whose place the actor makes projects. Refusal: `projects.ballot_unknown`. */
async function ballotFor(ctx: WriteContext, id: string): Promise<Ballot> {
  const ballot = await chosenOf(ctx, id)
  if (ballot && mayKeep(ctx.actor, ballot)) return ballot
  return refuse('projects.ballot_unknown', {}, [{ path: 'ballot_id', code: 'invalid' }])
}

/** Refusals: `projects.ballot_unpublished`, `projects.not_chosen`, `projects.made_already` with its number. */
async function checkChosen(ctx: WriteContext, ballot: Ballot, asked: string | undefined): Promise<string> {
  if (ballot.phase !== 'published') return refuse('projects.ballot_unpublished')
  const only = ballot.chosen.length === 1 ? ballot.chosen[0]?.code : undefined
  const code = asked ?? only
  if (code === undefined || !ballot.chosen.some((one) => one.code === code)) return refuse('projects.not_chosen')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`project of ${ballot.id}`}, 0))`.execute(ctx.tx)
  const [made] = await projectsWhere(ctx, sql`p.ballot_id = ${ballot.id} and p.option_code = ${code}`)
  return made ? refuse('projects.made_already', { number: made.number }) : code
}

/** One row a household, in the order of the roll; how many there are. */
async function carryConditions(ctx: WriteContext, projectId: string, ballotId: string): Promise<number> {
  const rows = (await conditionsOfBallot(ctx, ballotId)).map(({ voter_id: _, ...one }, index) => ({
    id: ctx.newId(),
    seq: index + 1,
    ...one,
  }))
  if (rows.length === 0) return 0
  await sql`
    insert into projects.conditions (community_id, id, project_id, seq, dwelling_id, home_key, by_person, place, text, said_at)
    select ${ctx.communityId}::int, c.id, ${projectId}::uuid, c.seq, c.dwelling_id, c.home_key, c.by_person, c.place, c.text, c.said_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c (id uuid, seq int, dwelling_id uuid, home_key text, by_person uuid, place text, text text, said_at timestamptz)`.execute(
    ctx.tx,
  )
  return rows.length
}

/** `X20261201-01`: the community's day it was made on, and how manieth of the day. */
async function nextNumber(ctx: WriteContext): Promise<string> {
  const day = (await todayOf(ctx)).replaceAll('-', '')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`projects ${ctx.communityId}`}, 0))`.execute(ctx.tx)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from projects.projects where community_id = ${ctx.communityId} and number like ${`X${day}-%`}`.execute(
    ctx.tx,
  )
  return `X${day}-${String((found.rows[0]?.count ?? 0) + 1).padStart(2, '0')}`
}
