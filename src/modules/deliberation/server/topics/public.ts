import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { withoutPrivate } from '../meetings/published.ts'
import { publicMap } from '../opinion/map-view.ts'
import { ballotsOfTopic, meetingsOfTopic, tasksOfTopic } from './links.ts'
import { type SaidRow, saidViews, saidWhere } from './said.ts'
import { optionsOfTopic, topicsWhere } from './store.ts'
import { changesOf, framesOfTopics, stageViews, sumsOf, withoutWho } from './views.ts'

const pageMost = 20
const saidMost = 200

/** Topics everybody may read, those that run first. Refusal: `platform.cursor_invalid`. */
export const openTopics = query(routes['GET /api/c/:community/open-topics'], async (ctx, { after }) => {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, last] = instantCursor(after)
    behind = sql`(t.opened_at, t.id) < (${at}, ${last}::uuid)`
  }
  const rows = await topicsWhere(
    ctx,
    sql`t.open and t.state <> 'dropped' and ${behind}`,
    sql`order by t.opened_at desc, t.id desc limit ${pageMost + 1}`,
  )
  const { items, next } = pageFrom(rows, pageMost, (row) => [row.opened_at.toISOString(), row.id])
  return { items: items.map(await framesOfTopics(ctx, items)), next }
})

/** Covers names of who spoke, telephone and identity numbers, and doors. */
async function coverOf(ctx: ReadContext, rows: readonly SaidRow[]): Promise<(text: string) => string> {
  const people = rows.flatMap((row) => row.by_person ?? [])
  const names = [...(await personNames(ctx.tx, ctx.communityId, people)).values()].map((one) => one.name)
  return (text) => withoutPrivate(text, names)
}

/** What everybody may know: the options with how many speak for and against, answers, amendments settled, the outcome. No single voice. */
export const openTopicPage = query(routes['GET /api/c/:community/open-topics/:id'], async (ctx, { id }) => {
  const [row] = await topicsWhere(ctx, sql`t.id = ${id} and t.open`)
  if (!row) return refuse('platform.not_found')
  const said = await saidWhere(
    ctx,
    sql`k.topic_id = ${id} and k.state = 'shown' and k.answered_at is not null`,
    sql`order by k.answered_at, k.id limit ${saidMost}`,
  )
  const cover = await coverOf(ctx, said)
  const views = await saidViews(ctx, said, 'neighbour')
  const frame = (await framesOfTopics(ctx, [row]))(row)
  const { who, above, outcome, report } = row
  return {
    ...frame,
    ...{ who, above, outcome, report },
    facts: row.facts,
    stages: await stageViews(ctx, row),
    options: await optionsOfTopic(ctx, id),
    sums: await sumsOf(ctx, id),
    opinion: await publicMap(ctx, row),
    answers: views
      .filter((one) => one.kind === 'question')
      .map((one) => ({ question: cover(one.text), answer: cover(one.answer), post: one.answered_post })),
    amendments: views.flatMap((one) =>
      one.verdict === 'accepted' || one.verdict === 'declined'
        ? [{ text: cover(one.text), verdict: one.verdict, answer: cover(one.answer) }]
        : [],
    ),
    meetings: await meetingsOfTopic(ctx, id),
    ballots: await ballotsOfTopic(ctx, id, 'all'),
    tasks: await tasksOfTopic(ctx, id),
    changes: (await changesOf(ctx, id)).map(withoutWho),
  }
})
