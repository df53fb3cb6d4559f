import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type {
  comerView,
  neighbourCallForStaff,
  neighbourCallView,
  ownNeighbourCall,
} from '../../contract/neighbour-call-routes.ts'
import { canOwn, canStaff } from './can.ts'
import { type CallRow, type ComerRow, comersOf, findCall } from './store.ts'

type View = z.output<typeof neighbourCallView>
type ForStaff = z.output<typeof neighbourCallForStaff>
type Own = z.output<typeof ownNeighbourCall>
type Comer = z.output<typeof comerView>
type Named = ReadonlyMap<string, { full_name: string }>

function viewOf(row: CallRow, areas: Named): View {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    place: areas.get(row.area_id ?? '')?.full_name ?? '',
    place_detail: row.place_detail,
    welcomes: row.welcomes,
    meets_at: row.meets_at.toISOString(),
    needed: row.needed,
    coming: row.coming,
    contact_phone: row.contact_phone,
    state: row.state,
    ended_at: row.ended_at?.toISOString() ?? null,
    end_text: row.end_text,
  }
}

function areasOf(ctx: ReadContext, rows: readonly CallRow[]): Promise<Named> {
  return areasByIds(ctx.tx, ctx.communityId, [...new Set(rows.flatMap((row) => row.area_id ?? []))])
}

/** Calls as staff see them in a list. */
export async function callsForStaff(ctx: ReadContext, rows: readonly CallRow[]): Promise<ForStaff[]> {
  const areas = await areasOf(ctx, rows)
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.called_by_post ?? []),
  )
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.called_by_person ?? []),
  )
  return rows.map((row) => ({
    ...viewOf(row, areas),
    called_by: [posts.get(row.called_by_post ?? '')?.title, persons.get(row.called_by_person ?? '')?.name]
      .filter((part) => part !== undefined)
      .join(' '),
    called_at: row.called_at.toISOString(),
    came: row.came,
    can: canStaff(ctx.actor, row, ctx.now),
  }))
}

/** One call with who comes. Refusal: `platform.not_found`. */
export async function callForStaff(ctx: ReadContext, id: string): Promise<ForStaff & { comers: Comer[] }> {
  const row = (await findCall(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const [view] = await callsForStaff(ctx, [row])
  if (!view) return refuse('platform.not_found')
  return { ...view, comers: await comerViews(ctx, await comersOf(ctx.tx, ctx.communityId, id)) }
}

async function comerViews(ctx: ReadContext, rows: readonly ComerRow[]): Promise<Comer[]> {
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.person_id ?? []),
  )
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.body_id ?? []),
  )
  const gone = ctx.services.texts.message(ctx.language, 'whistles', 'erased')
  return rows.map((row) => ({
    id: row.id,
    kind: row.body_id ? 'body' : row.outside_name === null ? 'resident' : 'outside',
    name: row.outside_name ?? bodies.get(row.body_id ?? '')?.name ?? persons.get(row.person_id ?? '')?.name ?? gone,
    places: row.places,
    said_at: row.said_at.toISOString(),
    entered: row.entered_by_person !== null,
    left: row.left_at !== null,
    came: row.came,
  }))
}

type OwnWord = { call_id: string; places: number; came: number | null }

/** Calls as a resident sees them, with the own word. */
export async function ownCalls(ctx: ReadContext, rows: readonly CallRow[]): Promise<Own[]> {
  const areas = await areasOf(ctx, rows)
  const found = await sql<OwnWord>`
    select call_id, places, came from whistles.comers
    where community_id = ${ctx.communityId} and person_id = ${ctx.actor.personId}::uuid and left_at is null
      and call_id = any (${rows.map((row) => row.id)}::uuid[])`.execute(ctx.tx)
  const words = new Map(found.rows.map(({ call_id, ...word }) => [call_id, word]))
  return rows.map((row) => {
    const mine = words.get(row.id) ?? null
    return { ...viewOf(row, areas), mine, can: canOwn(row, mine !== null, ctx.now) }
  })
}

export async function ownCall(ctx: ReadContext, id: string): Promise<Own> {
  const row = (await findCall(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  return (await ownCalls(ctx, [row]))[0] ?? refuse('platform.not_found')
}
