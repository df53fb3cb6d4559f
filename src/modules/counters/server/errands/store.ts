import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { errandView } from '../../contract.ts'
import { staffNames, today } from '../common.ts'
import { canErrand, type Side } from './can.ts'

type View = z.output<typeof errandView>
export type ErrandRow = {
  id: string
  number: string
  person_id: string | null
  member_person_id: string | null
  member_kind: View['member_kind']
  scope: string
  until_day: string
  consent_kind: View['consent']['kind']
  consent_text: string
  consent_note: string
  consent_file: string | null
  consented_at: Date | null
  state: View['state']
  arranged_at: Date
  arranged_by_person: string | null
  arranged_by_post: string | null
  admin_path: string
  report: string
  reported_at: Date | null
  ended_at: Date | null
  end_text: string
}
type PaperRow = { errand_id: string; id: string; name: string; handed_at: Date; returned_at: Date | null }

/** Owner of the photo of a signed paper. */
export const errandThing = 'errand'

export const errandColumns = sql`e.id, e.number, e.person_id, e.member_person_id, e.member_kind, e.scope, e.until_day, e.consent_kind,
  e.consent_text, e.consent_note, e.consent_file, e.consented_at, e.state, e.arranged_at, e.arranged_by_person, e.arranged_by_post,
  e.admin_path, e.report, e.reported_at, e.ended_at, e.end_text`

export async function findErrand(ctx: ReadContext, id: string): Promise<ErrandRow | undefined> {
  const found = await sql<ErrandRow>`
    select ${errandColumns} from counters.errands e where e.community_id = ${ctx.communityId} and e.id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

export function seesErrand(ctx: ReadContext, row: Pick<ErrandRow, 'admin_path'>): boolean {
  return holdsOver(ctx.actor, 'counters.work', { paths: [row.admin_path] })
}

/** On which side of an errand somebody stands; undefined on none. */
export function ownSide(ctx: ReadContext, row: ErrandRow): Exclude<Side, 'staff'> | undefined {
  const { personId } = ctx.actor
  if (personId === null) return undefined
  if (row.person_id === personId) return 'person'
  return row.member_person_id === personId ? 'member' : undefined
}

/** Locks an errand. Refusal: `platform.not_found`. */
export async function lockErrand(ctx: WriteContext, id: string): Promise<ErrandRow> {
  await sql`select 1 from counters.errands where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  return (await findErrand(ctx, id)) ?? refuse('platform.not_found')
}

export async function papersOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, PaperRow[]>> {
  const found = await sql<PaperRow>`
    select errand_id, id, name, handed_at, returned_at from counters.errand_papers
    where community_id = ${ctx.communityId} and errand_id = any (${[...ids]}::uuid[]) order by handed_at, id`.execute(
    ctx.tx,
  )
  return Map.groupBy(found.rows, (row) => row.errand_id)
}

export async function errandViews(ctx: ReadContext, rows: readonly ErrandRow[], side?: Side): Promise<View[]> {
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => [row.person_id ?? [], row.member_person_id ?? []].flat()),
  )
  const staff = await staffNames(
    ctx,
    rows.map((row) => ({ person: row.arranged_by_person, post: row.arranged_by_post })),
  )
  const papers = await papersOf(
    ctx,
    rows.map((row) => row.id),
  )
  const day = await today(ctx)
  const named = (id: string | null) => (id ? { id, name: persons.get(id)?.name ?? '' } : null)
  return rows.map((row) => {
    const own = papers.get(row.id) ?? []
    const of = side ?? ownSide(ctx, row) ?? 'staff'
    const under = row.state === 'open' || row.state === 'asked'
    return {
      id: row.id,
      number: row.number,
      person: named(row.person_id),
      member: named(row.member_person_id),
      member_kind: row.member_kind,
      scope: row.scope,
      until_day: row.until_day,
      state: row.state,
      late: under && row.until_day < day,
      arranged_at: row.arranged_at.toISOString(),
      consent: {
        kind: row.consent_kind,
        text: row.consent_text,
        note: row.consent_note,
        file_id: row.consent_file,
        at: row.consented_at?.toISOString() ?? null,
      },
      papers: own.map((one) => ({
        id: one.id,
        name: one.name,
        handed_at: one.handed_at.toISOString(),
        returned_at: one.returned_at?.toISOString() ?? null,
      })),
      report: row.report,
      reported_at: row.reported_at?.toISOString() ?? null,
      ended_at: row.ended_at?.toISOString() ?? null,
      end_text: row.end_text,
      arranged_by: staff({ person: row.arranged_by_person, post: row.arranged_by_post }),
      side: of,
      can: canErrand(of, { state: row.state, papersOut: own.some((one) => one.returned_at === null) }),
    }
  })
}

/** One errand as staff or one of the two sees it. Refusal: `platform.not_found` for everybody else. */
export async function errandShown(ctx: ReadContext, id: string, as: 'staff' | 'own'): Promise<View> {
  const row = await findErrand(ctx, id)
  const side = row && (as === 'staff' ? (seesErrand(ctx, row) ? ('staff' as const) : undefined) : ownSide(ctx, row))
  if (!row || !side) return refuse('platform.not_found')
  return (await errandViews(ctx, [row], side))[0] ?? refuse('platform.not_found')
}
