import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { shownFigure, smallestFigure } from '../../../../platform/small-figures.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type CompoundFacts, communityOf, compoundFacts } from '../../../territory/api.ts'
import {
  type BodyKind,
  type CompoundPage,
  type CompoundSide,
  compoundSides,
  type PublicBody,
  type PublicPost,
  routes,
} from '../../contract.ts'
import { bodiesOfCompound } from '../bodies.ts'
import { postsBelow } from '../posts-below.ts'
import { type PostRow, postColumns } from '../rows.ts'
import { postViews, publicPost } from '../views/post.ts'
import { publicBodies } from '../views/public-body.ts'

/** Kinds that belong to single compounds: their other bodies are shown too, those of the whole community are not. */
const otherKinds: readonly BodyKind[] = [
  'compound_oversight_committee',
  'representatives_meeting',
  'club',
  'supervision_team',
  'mediation_committee',
]
const leaders = ['building_leader', 'lane_leader', 'street_leader', 'micro_grid_leader']
const postsMost = 500

/** The five sides of a compound (小区五方): who holds office, for what, how to reach them, and what is vacant. */
export const compoundPage = query(routes['GET /api/c/:community/compounds/:id'], async (ctx, { id }) => {
  const facts = await compoundFacts(ctx.tx, ctx.communityId, id)
  const community = await communityOf(ctx.tx, ctx.communityId)
  if (!facts || !community) return refuse('platform.not_found')
  const found = await bodiesOfCompound(ctx.tx, ctx.communityId, id, ctx.now)
  const bodies = await publicBodies(
    ctx,
    found.filter((body) => (compoundSides as readonly string[]).includes(body.kind) || otherKinds.includes(body.kind)),
    facts,
  )
  const posts = await postsInCompound(ctx, facts)
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  return {
    compound: {
      id: facts.id,
      name: facts.name,
      kind: facts.kind,
      compound_kind: facts.compound_kind,
      buildings: facts.buildings,
      dwellings: facts.dwellings,
      households_estimate:
        facts.households_estimate === null ? null : shownFigure({ count: facts.households_estimate }, least),
      caretaker: facts.caretaker,
    },
    sides: compoundSides.map((side) => sideOf(side, facts, bodies, posts)),
    others: bodies.filter((body) => otherKinds.includes(body.kind)),
    community_phone: community.phone,
  }
})

function sideOf(
  side: CompoundSide,
  facts: CompoundFacts,
  bodies: readonly PublicBody[],
  posts: readonly PublicPost[],
): CompoundPage['sides'][number] {
  if (side === 'residents') {
    const held = posts.some((post) => post.holders.length > 0)
    return { side, expected: true, vacant: !held, bodies: [], posts: [...posts] }
  }
  const own = bodies.filter((body) => body.kind === side)
  const expected = facts.expected_bodies?.includes(side) ?? true
  return { side, expected, vacant: own.length === 0, bodies: own, posts: [] }
}

/** Public posts of leaders over the compound or a part of it. */
async function postsInCompound(ctx: ReadContext, facts: CompoundFacts): Promise<PublicPost[]> {
  const found = await sql<PostRow>`
    select ${sql.join(postColumns.map((column) => sql.ref(`p.${column}`)))} from bodies.posts p
    where p.community_id = ${ctx.communityId} and p.closed_at is null and p.public and p.kind = any (${leaders}::text[])
      and ${postsBelow({ admin_path: null, compound_path: facts.compound_path })}
    order by p.area_path, p.sort_key, p.id limit ${postsMost}`.execute(ctx.tx)
  return (await postViews(ctx, found.rows)).map(publicPost)
}
