import { sql } from 'kysely'
import type { z } from 'zod'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { overrideView } from '../../contract/catalogue-routes.ts'

export type OverrideView = z.output<typeof overrideView>
type OverrideRow = {
  id: string
  item_code: string
  compound_id: string | null
  answerable: LeadKind
  body_id: string | null
  reason: string
  since: Date
  until: Date | null
}

/** Overrides of who answers, in the order of the ids. */
export async function overrideViews(ctx: ReadContext, ids: readonly string[]): Promise<OverrideView[]> {
  const found = await sql<OverrideRow>`
    select id, item_code, compound_id, answerable, body_id, reason, since, until from requests.responsibilities
    where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
  const known = <K extends 'compound_id' | 'body_id'>(key: K) =>
    found.rows.map((row) => row[key]).filter((id) => id !== null)
  const compounds = await areasByIds(ctx.tx, ctx.communityId, known('compound_id'))
  const bodies = await bodiesByIds(ctx.tx, ctx.communityId, known('body_id'))
  const views = new Map(
    found.rows.map(({ compound_id, body_id, since, until, ...row }) => [
      row.id,
      {
        ...row,
        compound: named(compounds.get(compound_id ?? '')),
        body: named(bodies.get(body_id ?? '')),
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      },
    ]),
  )
  return ids.map((id) => views.get(id)).filter((view) => view !== undefined)
}

function named(thing: { id: string; name: string } | undefined) {
  return thing ? { id: thing.id, name: thing.name } : null
}
