/** What people said under a topic, as commands and views need it. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import type {
  ContributionKind,
  ContributionState,
  ShowAs,
  sides,
  TopicState,
  verdicts,
} from '../../contract/topics/kinds.ts'
import type { contributionView, queuedView, replyView } from '../../contract/topics/views.ts'
import { keeps, type Place } from '../meetings/can.ts'
import { withoutPrivate } from '../meetings/published.ts'
import { seesTopic } from './can.ts'

export type SaidRow = Place & {
  id: string
  topic_id: string
  kind: ContributionKind
  side: (typeof sides)[number] | null
  option_id: string | null
  parent_id: string | null
  text: string
  by_person: string | null
  home_name: string
  heard: string
  at: Date
  state: ContributionState
  looked_at: Date | null
  reason: string
  merged_into: string | null
  verdict: (typeof verdicts)[number] | null
  answer: string
  answered_at: Date | null
  answered_by_person: string | null
  answered_post_id: string | null
  same: number
  title: string
  show_as: ShowAs
  topic_state: TopicState
  parent_text: string
}

const selectSaid = sql`
  select k.id, k.topic_id, k.kind, k.side, k.option_id, k.parent_id, k.text, k.by_person, k.home_name, k.heard, k.at, k.state, k.looked_at,
    k.reason, k.merged_into, k.verdict, k.answer, k.answered_at, k.answered_by_person, k.answered_post_id,
    (select count(distinct coalesce(o.by_person, o.id))::int from deliberation.contributions o
      where o.community_id = k.community_id and o.merged_into = k.id and o.state = 'merged') as same,
    t.title, t.show_as, t.state as topic_state, t.body_id, t.admin_path, t.compound_path, coalesce(p.text, '') as parent_text
  from deliberation.contributions k
  join deliberation.topics t on t.community_id = k.community_id and t.id = k.topic_id
  left join deliberation.contributions p on p.community_id = k.community_id and p.id = k.parent_id`

/** To be bounded by `rest`. */
export async function saidWhere(
  ctx: ReadContext,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<SaidRow[]> {
  const found =
    await sql<SaidRow>`${selectSaid} where k.community_id = ${ctx.communityId} and ${where} ${rest}`.execute(ctx.tx)
  return found.rows
}

export async function findSaid(ctx: ReadContext, id: string): Promise<SaidRow | undefined> {
  return (await saidWhere(ctx, sql`k.id = ${id}`, sql`limit 1`))[0]
}

/** Staff read everything with names; neighbours what is shown, without telephone numbers and doors. */
export type Reader = 'staff' | 'neighbour'
type Said = z.output<typeof replyView>
type Queued = z.output<typeof queuedView>
type Thread = z.output<typeof contributionView>

const mineOf = (ctx: ReadContext, row: SaidRow) => row.by_person !== null && row.by_person === ctx.actor.personId

/** What the reader may do with one: pure but for the actor. */
export function canSaid(ctx: ReadContext, row: SaidRow, reader: Reader): string[] {
  if (row.topic_state !== 'open' || row.state === 'withdrawn') return []
  if (reader === 'neighbour') return mineOf(ctx, row) && row.state !== 'merged' ? ['withdraw'] : []
  if (row.state === 'merged') return keeps(ctx.actor, row) ? ['show'] : []
  const shown = row.state === 'shown'
  return [
    ...(keeps(ctx.actor, row)
      ? [...(shown && row.looked_at ? [] : ['show']), ...(row.state === 'hidden' ? [] : ['hide', 'merge'])]
      : []),
    ...(keeps(ctx.actor, row) && row.kind === 'amendment' && shown ? ['settle'] : []),
    ...(seesTopic(ctx.actor, row) && row.kind === 'question' && shown ? ['answer'] : []),
  ]
}

export async function saidViews(ctx: ReadContext, rows: readonly SaidRow[], reader: Reader): Promise<Queued[]> {
  const people = rows.flatMap((row) => [row.by_person, row.answered_by_person].flatMap((one) => one ?? []))
  const names = await personNames(ctx.tx, ctx.communityId, people)
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.answered_post_id ?? []),
  )
  return rows.map((row) => {
    const mine = mineOf(ctx, row)
    const whole = reader === 'staff' || mine
    const named = reader === 'staff' || row.show_as === 'name'
    const cover = (text: string) => (whole ? text : withoutPrivate(text, []))
    const { id, kind, side, option_id, heard, state, same, verdict } = row
    return {
      ...{ id, kind, side, option_id, heard, state, same, verdict, mine },
      text: cover(row.text),
      by_home: reader === 'staff' || row.show_as !== 'none' ? row.home_name : '',
      by_name: named ? (names.get(row.by_person ?? '')?.name ?? '') : '',
      at: row.at.toISOString(),
      reason: whole ? row.reason : '',
      answer: row.answer,
      answered_by: names.get(row.answered_by_person ?? '')?.name ?? '',
      answered_post: posts.get(row.answered_post_id ?? '')?.title ?? '',
      answered_at: row.answered_at?.toISOString() ?? null,
      topic: { id: row.topic_id, title: row.title },
      parent_text: cover(row.parent_text),
      can: canSaid(ctx, row, reader),
    }
  })
}

const lean = ({ topic: _, parent_text: __, ...said }: Queued): Said => said
const repliesMost = 500

/** Those at the first level with the words to them. */
export async function threads(ctx: ReadContext, rows: readonly SaidRow[], reader: Reader): Promise<Thread[]> {
  const ids = rows.map((row) => row.id)
  const replies = await saidWhere(
    ctx,
    sql`k.parent_id = any (${ids}::uuid[]) and ${readable(ctx, reader)}`,
    sql`order by k.at, k.id limit ${repliesMost}`,
  )
  const below = Map.groupBy(
    (await saidViews(ctx, replies, reader)).map((view, index) => ({ view, to: replies[index]?.parent_id ?? '' })),
    (one) => one.to,
  )
  return (await saidViews(ctx, rows, reader)).map((view) => ({
    ...lean(view),
    replies: (below.get(view.id) ?? []).map((one) => lean(one.view)),
  }))
}

function readable(ctx: ReadContext, reader: Reader): RawBuilder<unknown> {
  if (reader === 'staff') return sql`k.state <> 'withdrawn'`
  return sql`(k.state = 'shown' or (k.by_person = ${ctx.actor.personId}::uuid and k.state <> 'withdrawn'))`
}

type Listed = { id: string; kind: string; after?: string | undefined; limit: number }

/** One kind of a topic, the newest first, each with its replies. Refusal: `platform.cursor_invalid`. */
export async function threadPage(ctx: ReadContext, { id, kind, after, limit }: Listed, reader: Reader) {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, last] = instantCursor(after)
    behind = sql`(k.at, k.id) < (${at}, ${last}::uuid)`
  }
  const rows = await saidWhere(
    ctx,
    sql`k.topic_id = ${id} and k.kind = ${kind} and ${behind} and ${readable(ctx, reader)}`,
    sql`order by k.at desc, k.id desc limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(rows, limit, (row) => [row.at.toISOString(), row.id])
  return { items: await threads(ctx, items, reader), next }
}

/** One thread as its reader sees it. Refusal: `platform.not_found`. */
export async function oneThread(ctx: ReadContext, id: string, reader: Reader): Promise<Thread> {
  const row = await findSaid(ctx, id)
  const [view] = row ? await threads(ctx, [row], reader) : []
  return view ?? refuse('platform.not_found')
}
