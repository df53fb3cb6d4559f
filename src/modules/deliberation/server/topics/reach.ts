import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { covers } from '../../../../shared/actor.ts'
import { bodiesOfPerson } from '../../../bodies/api.ts'
import { homesOf } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { TopicRow } from './store.ts'

/** What somebody's place in halls follows from: where they live or own, and the bodies they belong to. */
export type Reach = { lives: string[]; owns: string[]; bodies: string[]; homes: Home[] }
type Home = { paths: string[]; building_id: string }

const owners: readonly string[] = ['owner', 'co_owner']

export async function reachOf(ctx: ReadContext, personId: string): Promise<Reach> {
  const homes = (await homesOf(ctx.tx, ctx.communityId, [personId])).get(personId) ?? []
  const pathsOf = ({ residence }: (typeof homes)[number]) =>
    [residence.admin_path, residence.compound_path].filter((path) => path !== null)
  return {
    lives: homes.flatMap(pathsOf),
    owns: homes.filter(({ residence }) => owners.includes(residence.role)).flatMap(pathsOf),
    bodies: await bodiesOfPerson(ctx.tx, ctx.communityId, personId, ctx.now),
    homes: homes.flatMap((one) => (one.dwelling ? { paths: pathsOf(one), building_id: one.dwelling.building_id } : [])),
  }
}

/** Whether somebody of this reach belongs to a topic's hall. Whoever is of the register belongs to the whole community's. */
export function belongs(
  reach: Reach,
  topic: Pick<TopicRow, 'who' | 'body_id' | 'admin_path' | 'compound_path'>,
): boolean {
  if (topic.who === 'members') return reach.bodies.includes(topic.body_id ?? '')
  const paths = topic.who === 'owners' ? reach.owns : reach.lives
  const over = [topic.admin_path, topic.compound_path].filter((path) => path !== null)
  if (over.includes('')) return topic.who === 'area' || paths.length > 0
  return paths.some((path) => over.some((above) => covers(above, path)))
}

/** The same as a condition on `t`. */
export function belongsSql(reach: Reach): RawBuilder<unknown> {
  const within = (paths: readonly string[]) => sql`exists (select 1 from unnest(${[...paths]}::text[]) p
    where p = t.admin_path or p = t.compound_path or starts_with(p, t.admin_path || '/') or starts_with(p, t.compound_path || '/'))`
  return sql`case t.who when 'members' then t.body_id = any (${reach.bodies}::uuid[])
    when 'owners' then ${within(reach.owns)} or (t.admin_path = '' and ${reach.owns.length > 0})
    else t.admin_path = '' or ${within(reach.lives)} end`
}

/** The building somebody speaks from: inside the hall's place if there is one; in a hall above compounds with the compound's name. */
export async function homeName(
  ctx: ReadContext,
  reach: Reach,
  topic: Pick<TopicRow, 'admin_path' | 'compound_path'>,
): Promise<string> {
  const over = [topic.admin_path, topic.compound_path].filter((path) => path !== null)
  const home =
    reach.homes.find((one) => one.paths.some((path) => over.some((above) => covers(above, path)))) ?? reach.homes[0]
  if (!home) return ''
  const building = (await areasByIds(ctx.tx, ctx.communityId, [home.building_id])).get(home.building_id)
  return (topic.compound_path ? building?.name : building?.full_name) ?? ''
}
