/** A project is public at once: what staff write of it is covered where everybody reads it. */
import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { isFew, smallestFigure } from '../../../platform/small-figures.ts'
import { withoutPrivate } from '../../deliberation/api.ts'
import { personNames } from '../../people/api.ts'

type Cover = (text: string) => string

/** Covers names of whoever said a condition in these projects, telephone and identity numbers, and doors. */
export async function coverOf(ctx: ReadContext, projectIds: readonly string[]): Promise<Cover> {
  const found = await sql<{ by_person: string }>`
    select distinct by_person from projects.conditions
    where community_id = ${ctx.communityId} and project_id = any (${[...projectIds]}::uuid[]) and by_person is not null`.execute(
    ctx.tx,
  )
  const known = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.map((row) => row.by_person),
  )
  const names = [...known.values()].map((one) => one.name)
  return (text) => withoutPrivate(text, names)
}

type Counts = { all: number; kept: number }

/** How many conditions there are and how many were kept; nothing where so few would tell of single households. */
export async function toldConditions(ctx: ReadContext, { all, kept }: Counts): Promise<Counts | null> {
  return isFew(all, await smallestFigure(ctx.tx, ctx.communityId)) ? null : { all, kept }
}
