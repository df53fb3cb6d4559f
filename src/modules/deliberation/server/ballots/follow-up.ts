/** What became of a ballot: the tasks made of what it chose, and on what conditions households agreed. */
import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { shownFigure, smallestFigure } from '../../../../platform/small-figures.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type BallotFacts, ballotFacts, ballotOutcomes, chosenOf, conditionsOfBallot } from '../../../ballots/api.ts'
import { routes } from '../../contract.ts'
import { keeps, type Place, sees } from '../meetings/can.ts'
import { decisionsWhere, decisionViews, insertDecision } from '../meetings/decision-store.ts'
import { checkChosen } from '../meetings/decisions.ts'
import { ownerOf } from '../meetings/hold.ts'
import { withoutPrivate } from '../meetings/published.ts'
import { openTopicsOfBallot } from '../topics/chain.ts'
import { openTasks } from '../topics/links.ts'
import { todayOf } from '../topics/store.ts'

const tasksMost = 50
/** Conditions stand once the result does. */
const settled: readonly string[] = ['final', 'published']

const placeOf = ({ admin_path, compound_path }: BallotFacts): Place => ({ admin_path, compound_path, body_id: null })

/** A ballot over whose place the reader holds a post. Refusal: `platform.not_found`. */
async function seenBallot(ctx: ReadContext, id: string): Promise<BallotFacts> {
  const ballot = await ballotFacts(ctx, id)
  if (!ballot) return refuse('platform.not_found')
  const meeting = { state: 'open', minutes_state: 'draft', starts_at: ctx.now, units: [], persons: [] } as const
  return sees(ctx.actor, { ...placeOf(ballot), ...meeting }) ? ballot : refuse('platform.not_found')
}

const tasksOf = (ctx: ReadContext, id: string) =>
  decisionsWhere(ctx, sql`d.ballot_id = ${id}`, sql`order by d.made_at, d.number limit ${tasksMost}`)

async function conditionsOf(ctx: ReadContext, ballot: BallotFacts) {
  return settled.includes(ballot.phase) ? conditionsOfBallot(ctx, ballot.id) : []
}

async function followUp(ctx: ReadContext, { id }: { id: string }) {
  const ballot = await seenBallot(ctx, id)
  const [outcome] = await ballotOutcomes(ctx, [id])
  const may = ballot.phase === 'published' && keeps(ctx.actor, placeOf(ballot))
  return {
    outcome: outcome?.winners.join('、') ?? '',
    chosen: await chosenBy(ctx, id),
    decisions: await decisionViews(ctx, await tasksOf(ctx, id)),
    conditions: (await conditionsOf(ctx, ballot)).map(({ place, text }) => ({ place, text })),
    can: may ? ['decide'] : [],
  }
}

const ballotFollowUp = query(routes['GET /api/c/:community/ballots/:id/follow-up'], followUp)

/** What was chosen becomes a task with an owner and a day, one command a task. Refusals: see the route. */
const decideBallot = command(routes['POST /api/c/:community/ballots/:id/decide'], {
  async handle(ctx, { id, text, due_day, option_codes, ...wanted }) {
    const ballot = await seenBallot(ctx, id)
    if (!keeps(ctx.actor, placeOf(ballot))) refuse('platform.not_allowed')
    if (ballot.phase !== 'published') refuse('deliberation.ballot_unpublished')
    const chosen = await chosenBy(ctx, id)
    const codes = checkChosen(option_codes, chosen)
    const owner = await ownerOf(ctx, wanted)
    const today = await todayOf(ctx)
    if (due_day < today) refuse('deliberation.due_past', {}, [{ path: 'due_day', code: 'invalid' }])
    await keepBallot(ctx, ballot, chosen)
    const topic_id = await topicIdOf(ctx, id)
    const decisionId = ctx.newId()
    const made = {
      ...{ id: decisionId, meeting_id: null, item_id: null, ballot_id: id, line_id: topic_id ?? id, text, ...owner },
      ...{ promised_to: '', due_day, request_id: null, state: 'open' as const, made_at: ctx.now },
      option_codes: codes,
    }
    const number = await insertDecision(ctx, topic_id ? { ...made, topic_id } : made, today)
    ctx.audit('decision', decisionId, { number, ballot: id, text, due_day, options: codes.join(', '), ...owner })
    ctx.emit('deliberation.decided', { decision_id: decisionId })
    return { id }
  },
  view: followUp,
})

type Chosen = { code: string; title: string }

/** What it chose to be done, by code and title. */
async function chosenBy(ctx: ReadContext, id: string): Promise<Chosen[]> {
  return ((await chosenOf(ctx, id))?.chosen ?? []).map(({ code, title }) => ({ code, title }))
}

/** Title, place and what it chose, as the result was published: all of it stays as it is. */
async function keepBallot(ctx: WriteContext, ballot: BallotFacts, options: readonly Chosen[]): Promise<void> {
  const chosen = JSON.stringify(options)
  const { title, area_id, admin_path, compound_path } = ballot
  await ctx.tx
    .insertInto('deliberation.ballots')
    .values({ community_id: ctx.communityId, ballot_id: ballot.id, title, area_id, admin_path, compound_path, chosen })
    .onConflict((conflict) => conflict.columns(['community_id', 'ballot_id']).doUpdateSet({ chosen }))
    .execute()
}

async function topicIdOf(ctx: ReadContext, ballotId: string): Promise<string | undefined> {
  const found = await sql<{ topic_id: string }>`
    select topic_id from deliberation.topic_ballots where community_id = ${ctx.communityId} and ballot_id = ${ballotId}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.topic_id
}

/** For everybody, beside a ballot that was announced: the topic it is held on if that is open, its tasks, how many conditions unless these are few. */
export const openFollowUp = query(routes['GET /api/c/:community/open/ballots/:id/follow-up'], async (ctx, { id }) => {
  const ballot = await ballotFacts(ctx, id)
  if (!ballot?.announced_at) return { topics: [], tasks: [], conditions: 0 }
  const tasks = await openTasks(ctx, await tasksOf(ctx, id))
  const count = (await conditionsOf(ctx, ballot)).length
  return {
    topics: await openTopicsOfBallot(ctx, id),
    tasks: tasks.map((task) => ({
      ...task,
      text: withoutPrivate(task.text, []),
      words: withoutPrivate(task.words, []),
    })),
    conditions: shownFigure({ count }, await smallestFigure(ctx.tx, ctx.communityId)),
  }
})

export const ballotOperations = [ballotFollowUp, decideBallot, openFollowUp]
