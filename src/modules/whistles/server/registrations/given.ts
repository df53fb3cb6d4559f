import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { personNames } from '../../../people/api.ts'
import type { statementGiven } from '../../contract/registration-views.ts'

type Given = z.output<typeof statementGiven>
const shown = 20

/** When, how and to whom the statement of a year was given, the latest first. */
export async function givenOf(ctx: ReadContext, key: string, year: number): Promise<Given[]> {
  const found = await sql<Omit<Given, 'given_at' | 'by'> & { given_at: Date; given_by_person: string | null }>`
    select given_at, way, given_to, given_by_person, members, duties from whistles.statements
    where community_id = ${ctx.communityId} and home_key = ${key} and year = ${year}
    order by given_at desc, id desc limit ${shown}`.execute(ctx.tx)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((row) => row.given_by_person ?? []),
  )
  return found.rows.map(({ given_by_person, ...row }) => ({
    ...row,
    given_at: row.given_at.toISOString(),
    by: names.get(given_by_person ?? '')?.name ?? '',
  }))
}
