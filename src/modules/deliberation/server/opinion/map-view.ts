import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { personNames } from '../../../people/api.ts'
import type { MapView } from '../../contract/opinion/views.ts'
import { withoutPrivate } from '../meetings/published.ts'
import type { TopicRow } from '../topics/store.ts'
import type { ShownMap } from './shown.ts'
import { groupLeast, participantsLeast } from './store.ts'

type Kept = { drawn_at: Date; participants: number; map: ShownMap | null }
type Text = { id: string; text: string; by_person: string | null }

async function textsOf(ctx: ReadContext, topicId: string): Promise<Map<string, string>> {
  const found = await sql<Text>`
    select id, text, by_person from deliberation.statements
    where community_id = ${ctx.communityId} and topic_id = ${topicId} and state = 'shown'`.execute(ctx.tx)
  const people = found.rows.flatMap((row) => row.by_person ?? [])
  const names = [...(await personNames(ctx.tx, ctx.communityId, people)).values()].map((one) => one.name)
  return new Map(found.rows.map((row) => [row.id, withoutPrivate(row.text, names)]))
}

/**
 * The newest map, without statements taken down since; telephone numbers, doors and names of who wrote covered. Null where too few answered when it was
 * to be drawn, undefined where it wasn't yet.
 */
async function mapOf(ctx: ReadContext, topicId: string): Promise<MapView | null | undefined> {
  const found = await sql<Kept>`
    select drawn_at, participants, map from deliberation.opinion_maps
    where community_id = ${ctx.communityId} and topic_id = ${topicId}`.execute(ctx.tx)
  const kept = found.rows[0]
  if (!kept?.map) return kept && null
  const texts = await textsOf(ctx, topicId)
  return {
    drawn_at: kept.drawn_at.toISOString(),
    participants: kept.participants,
    groups: kept.map.groups.map(({ size, speaks }, at) => ({
      number: at + 1,
      size,
      speaks: speaks.flatMap(({ id, way }) => {
        const text = texts.get(id)
        return text === undefined ? [] : [{ text, way }]
      }),
    })),
    statements: kept.map.statements.flatMap((one) => {
      const text = texts.get(one.id)
      return text === undefined ? [] : [{ ...one, text }]
    }),
  }
}

type ShownOfTopic = {
  map_on: boolean
  map: MapView | null
  why: 'off' | 'few' | 'soon' | null
  needed: number
}

/** The map, or why there is none: switched off, too few neighbours answered, or about to be drawn. */
export async function shownOfTopic(ctx: ReadContext, topic: TopicRow): Promise<ShownOfTopic> {
  const least = await groupLeast(ctx)
  const needed = participantsLeast(least)
  if (!topic.map_on) return { map_on: false, map: null, why: 'off', needed }
  const map = await mapOf(ctx, topic.id)
  if (map) return { map_on: true, map, why: null, needed }
  const few = map === null || (await peopleOf(ctx, topic.id, needed)) < needed
  return { map_on: true, map: null, why: few ? 'few' : 'soon', needed }
}

/** How many people answered anything; not counted beyond `most`. */
export async function peopleOf(ctx: ReadContext, topicId: string, most: number): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (select distinct person_id from deliberation.opinions
      where community_id = ${ctx.communityId} and topic_id = ${topicId} and not doubled limit ${most}) o`.execute(
    ctx.tx,
  )
  return found.rows[0]?.count ?? 0
}

/** What the public page shows: what unites and what divides, in shares. */
export async function publicMap(ctx: ReadContext, topic: TopicRow) {
  const { map } = await shownOfTopic(ctx, topic)
  if (!map) return null
  return {
    drawn_at: map.drawn_at,
    participants: map.participants,
    groups: map.groups.map(({ number, size }) => ({ number, size })),
    statements: map.statements.filter((one) => one.kind !== 'other'),
  }
}
