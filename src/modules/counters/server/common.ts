/** What several parts of the module need: the civil day, numbers of a day, who somebody is, and how staff are named. */
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { civilDateOf } from '../../../shared/civil-date.ts'
import { normalisePhone } from '../../../shared/mask.ts'
import { refuse } from '../../../shared/refusal.ts'
import { postsByIds } from '../../bodies/api.ts'
import { livePerson, personNames, whereaboutsOf } from '../../people/api.ts'
import { communityOf, listGrids } from '../../territory/api.ts'

const usualZone = 'Asia/Shanghai'

export async function zoneOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? usualZone
}

/** The community's civil day. */
export async function today(ctx: ReadContext): Promise<string> {
  return civilDateOf(ctx.now, await zoneOf(ctx))
}

/** The next number of a day, from 1; whoever asks meanwhile waits. */
export async function nextNumber(ctx: WriteContext, kind: string, day: string): Promise<number> {
  const found = await sql<{ last: number }>`
    insert into counters.numbers as n (community_id, kind, day, last) values (${ctx.communityId}, ${kind}, ${day}, 1)
    on conflict (community_id, kind, day) do update set last = n.last + 1 returning last`.execute(ctx.tx)
  return found.rows[0]?.last ?? 1
}

const letters = { case: 'B', appointment: 'Y', errand: 'D' } as const

/** Number of a case (B), an appointment (Y) or an errand (D): letter, day, running number. */
export async function numberOf(ctx: WriteContext, kind: keyof typeof letters): Promise<string> {
  const day = await today(ctx)
  const last = await nextNumber(ctx, kind, day)
  return `${letters[kind]}${day.slice(2).replaceAll('-', '')}-${String(last).padStart(3, '0')}`
}

/** A number in its one form, '' where none was given. Refusal: `platform.input_invalid` for what is none. */
export function phoneFrom(text: string): string {
  if (text.trim() === '') return ''
  return (
    normalisePhone(text)?.number ?? refuse('platform.input_invalid', { count: 1 }, [{ path: 'phone', code: 'invalid' }])
  )
}

/** Somebody of the register who lives. Refusal: `code`, at the field `path`. */
export async function knownPerson(ctx: ReadContext, id: string, code: string, path: string) {
  const person = await livePerson(ctx.tx, ctx.communityId, id)
  return person && !person.died ? person : refuse(code, {}, [{ path, code: 'invalid' }])
}

export type Place = { admin_path: string; area_id: string | null }

/** The grid a person lives in; undefined where the register tells none. */
export async function gridOf(ctx: ReadContext, personId: string | null): Promise<Place | undefined> {
  if (!personId) return undefined
  const paths = (await whereaboutsOf(ctx.tx, ctx.communityId, [personId])).get(personId)?.paths ?? []
  const grids = await listGrids(ctx.tx, ctx.communityId)
  const grid = grids.find(({ admin_path: path }) => paths.some((one) => one === path || one?.startsWith(`${path}/`)))
  return grid && { admin_path: grid.admin_path, area_id: grid.id }
}

/** How a member of staff is named: title of the post, name. */
export async function staffNames(
  ctx: ReadContext,
  staff: readonly { person: string | null; post: string | null }[],
): Promise<(one: { person: string | null; post: string | null }) => string> {
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    staff.flatMap(({ post }) => post ?? []),
  )
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    staff.flatMap(({ person }) => person ?? []),
  )
  return ({ person, post }) =>
    [posts.get(post ?? '')?.title, persons.get(person ?? '')?.name].filter((part) => part !== undefined).join(' ')
}

/** What stands where a person's name was erased. */
export function erasedName(ctx: ReadContext): string {
  return ctx.services.texts.message(ctx.language, 'counters', 'erased')
}

/** The post by which somebody receives; null for the installation itself. */
export function workPost(ctx: ReadContext): string | null {
  return ctx.actor.permissions.get('counters.work')?.[0]?.id ?? null
}

/** All rows of a sheet in one go. */
export async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
