/** What neighbours said, for whoever looks after the closing; and words that came in person or on the telephone. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { command, type Operation, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds, dwellingsByIds, findDwelling, findDwellings } from '../../../territory/api.ts'
import { type neighboursView, routes } from '../../contract.ts'
import { seesRequest, staffRefusal } from '../can.ts'
import { lockForStaff } from '../door.ts'
import { communityRules } from '../rules/community.ts'
import { rowOf } from '../views/rows.ts'
import { doorsApartOf, isNear } from './doors.ts'
import { checkOpen, confirmedBy, takeWord } from './words.ts'

type View = z.output<typeof neighboursView>
type Word = Pick<View['words'][number], 'id' | 'channel' | 'done' | 'comment'> & {
  dwelling_id: string | null
  entered_by_person: string | null
  said_at: Date
}
const wordsMost = 100
const doorsMost = 12

/** What was said on the closing in force. Of who signed in neither name nor door. Refusal: `platform.not_found`. */
async function viewOf(ctx: ReadContext, id: string): Promise<View> {
  const row = await rowOf(ctx, id)
  if (!seesRequest(ctx.actor, row)) refuse('platform.not_found')
  const of = sql`community_id = ${ctx.communityId} and request_id = ${id} and closing_no = ${row.closing_no}`
  const words = await sql<Word>`
    select id, channel, done, comment, dwelling_id, entered_by_person, said_at from requests.neighbour_words
    where ${of} and taken_back_at is null order by said_at desc, id desc limit ${wordsMost}`.execute(ctx.tx)
  const slips = await sql<{ count: number }>`
    select count(*)::int as count from requests.neighbour_slips where ${of}`.execute(ctx.tx)
  const may = staffRefusal(ctx.actor, row, ctx.now, 'ask_neighbours') === null
  const area = row.area_id ? (await areasByIds(ctx.tx, ctx.communityId, [row.area_id])).get(row.area_id) : undefined
  return {
    area: area ? { id: area.id, name: area.full_name } : null,
    confirmed: await confirmedBy(ctx, row),
    needed: (await communityRules(ctx.tx, ctx.communityId)).neighboursNeeded,
    slips: slips.rows[0]?.count ?? 0,
    words: await wordViews(ctx, words.rows, may),
    can: may ? ['ask'] : [],
  }
}

async function wordViews(ctx: ReadContext, words: readonly Word[], may: boolean): Promise<View['words']> {
  const { tx, communityId } = ctx
  const doors = await dwellingsByIds(
    tx,
    communityId,
    words.flatMap((word) => word.dwelling_id ?? []),
  )
  const names = await personNames(
    tx,
    communityId,
    words.flatMap((word) => word.entered_by_person ?? []),
  )
  return words.map(({ dwelling_id, entered_by_person, said_at, ...word }) => ({
    ...word,
    place: word.channel === 'account' ? '' : (doors.get(dwelling_id ?? '')?.full_name ?? ''),
    entered_by: names.get(entered_by_person ?? '')?.name ?? '',
    said_at: said_at.toISOString(),
    can: may && entered_by_person !== null ? ['take_back'] : [],
  }))
}

const said = query(routes['GET /api/c/:community/requests/:id/neighbours'], (ctx, { id }) => viewOf(ctx, id))

/** Dwellings near the matter by what people call them: 3幢301, 3-2-301. Refusal: `platform.not_found`. */
const doors = query(routes['GET /api/c/:community/requests/:id/neighbour-doors'], async (ctx, { id, q }) => {
  const row = await rowOf(ctx, id)
  if (!seesRequest(ctx.actor, row)) refuse('platform.not_found')
  const found = await findDwellings(ctx.tx, ctx.communityId, q, doorsMost)
  const whole = await dwellingsByIds(
    ctx.tx,
    ctx.communityId,
    found.map((one) => one.id),
  )
  const near = [...whole.values()].filter((one) => isNear(row, one))
  return { items: near.map((one) => ({ id: one.id, name: one.full_name })) }
})

/** A dwelling's word, told at the counter, on the telephone or at the door; never entered by who handled it. Refusals: see the route. */
const enterWord = command(routes['POST /api/c/:community/requests/:id/neighbour-words'], {
  async handle(ctx, { id, dwelling_id, channel, done, comment }) {
    const row = await lockForStaff(ctx, { id }, 'ask_neighbours')
    const door = await findDwelling(ctx.tx, ctx.communityId, dwelling_id)
    if (!door || door.retired_at || !isNear(row, door))
      refuse('requests.place_unknown', {}, [{ path: 'dwelling_id', code: 'invalid' }])
    if ((await doorsApartOf(ctx, row)).has(dwelling_id))
      refuse('requests.own_matter', {}, [{ path: 'dwelling_id', code: 'invalid' }])
    await takeWord(ctx, row, { channel, personId: null, dwellingId: dwelling_id, done, comment })
    ctx.audit('request', id, { neighbour_word_entered: dwelling_id })
    return { id }
  },
  view: (ctx, { id }) => viewOf(ctx, id),
})

/** Takes back a word that was entered wrongly, while the closing still waits for its end. Refusals: see the route. */
const takeBackWord = command(routes['POST /api/c/:community/requests/:id/neighbour-words/:word/take-back'], {
  async handle(ctx, { id, word }) {
    const row = await lockForStaff(ctx, { id }, 'ask_neighbours')
    checkOpen(ctx, row)
    const taken = await sql`
      update requests.neighbour_words set taken_back_at = ${ctx.now}
      where community_id = ${ctx.communityId} and request_id = ${id} and closing_no = ${row.closing_no} and id = ${word}
        and entered_by_person is not null and taken_back_at is null returning id`.execute(ctx.tx)
    if (taken.rows.length === 0) refuse('platform.not_found')
    ctx.audit('request', id, { neighbour_word_taken_back: word })
    return { id }
  },
  view: (ctx, { id }) => viewOf(ctx, id),
})

export const deskNeighbourOperations: readonly Operation[] = [said, doors, enterWord, takeBackWord]
