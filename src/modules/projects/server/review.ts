/** Those it was for judge the finished work (竣工评议): a ballot that follows the one the project came from. */
import { sql } from 'kysely'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { ballotOutcomes, type Chosen, chosenOf, draftBallotFor } from '../../ballots/api.ts'
import { ballotForm } from '../../ballots/contract.ts'
import type { Verdict } from '../contract/kinds.ts'
import { routes } from '../contract.ts'
import { addStep, findProject, lockProject, type Row, thing, todayOf } from './store.ts'
import { projectOf } from './views.ts'

/** Drafts the review; whoever manages ballots looks at it, draws the roll and announces it. Refusals: see the route. */
export const askReview = command(routes['POST /api/c/:community/projects/:id/ask-review'], {
  async handle(ctx, { id, opens_day, closes_day, percent, each_group }) {
    const row = await lockProject(ctx, id, 'ask_review')
    const ballot = (await chosenOf(ctx, row.ballot_id ?? '')) ?? refuse('projects.review_unfit')
    const today = await todayOf(ctx)
    if (closes_day < opens_day || opens_day < today)
      refuse('projects.days_unfit', {}, [{ path: 'closes_day', code: 'invalid' }])
    const named = { title: short(row.title), number: row.number }
    const say = (key: string) => ctx.services.texts.message('zh-CN', 'projects', key, named)
    const ballot_id = await draftBallotFor(
      ctx,
      ballotForm.parse({
        ...{
          kind: 'review',
          title: say('review_title'),
          description: say('review_description'),
          consent_percent: percent,
        },
        ...{ by_group: ballot.by_group, each_group: each_group && ballot.by_group, ...rollOf(ballot) },
        ...{ roll_day: today, opens_day, closes_day },
        ...(ballot.area_id ? { area_id: ballot.area_id } : {}),
      }),
    )
    await ctx.tx
      .insertInto('projects.reviews')
      .values({ community_id: ctx.communityId, project_id: id, ballot_id, asked_at: ctx.now })
      .execute()
    const [review] = await ballotOutcomes(ctx, [ballot_id])
    await addStep(ctx, row, { kind: 'review_asked', text: review?.number ?? '', open: false }, { fresh_at: ctx.now })
    ctx.audit(thing, id, { review: ballot_id })
    return { id }
  },
  view: (ctx, { id }) => projectOf(ctx, id),
})

/** Those who chose it; where owners did by their areas, every household of the place. */
function rollOf({ id, roll_kind }: Pick<Chosen, 'id' | 'roll_kind'>) {
  return roll_kind === 'owners' ? { roll_kind: 'households' } : { roll_kind, follows_id: id }
}

const titleMost = 60

/** A ballot's title has less room than a project's. */
function short(title: string): string {
  const signs = [...title]
  return signs.length <= titleMost ? title : `${signs.slice(0, titleMost - 1).join('')}…`
}

const verdictWords: readonly string[] = ['for', 'mend', 'against']

/** What the review came to; no answer where none reached the bar. */
function verdictOf(codes: readonly string[]): Verdict {
  const [code = ''] = codes
  return verdictWords.includes(code) ? (code as Verdict) : 'none'
}

/** Reaction: the result of a review is published. Good enough closes the project; anything else sends it back. */
export async function noteReview(ctx: WriteContext, { ballot_id }: { ballot_id: string }): Promise<void> {
  const found = await sql<{ project_id: string }>`
    select project_id from projects.reviews where community_id = ${ctx.communityId} and ballot_id = ${ballot_id} and verdict is null
    for update`.execute(ctx.tx)
  const id = found.rows[0]?.project_id
  const ballot = await chosenOf(ctx, ballot_id)
  if (id === undefined || ballot?.phase !== 'published') return
  await sql`select 1 from projects.projects where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = await findProject(ctx, id)
  if (!row) return
  const verdict = verdictOf(ballot.codes)
  await sql`update projects.reviews set verdict = ${verdict} where community_id = ${ctx.communityId} and ballot_id = ${ballot_id}`.execute(
    ctx.tx,
  )
  await judge(ctx, row, verdict, ballot.number)
}

async function judge(ctx: WriteContext, row: Row, verdict: Verdict, number: string): Promise<void> {
  const set =
    verdict === 'for'
      ? { state: 'accepted' as const, ended_at: ctx.now, words: '' }
      : { state: 'under_way' as const, fresh_at: ctx.now, words: '' }
  await addStep(ctx, row, { kind: 'reviewed', text: `${verdict} ${number}` }, row.state === 'finished' ? set : {})
  ctx.audit(thing, row.id, { verdict, state: set.state })
  ctx.emit('projects.reviewed', { project_id: row.id })
}
