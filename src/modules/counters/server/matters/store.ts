import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { matterView } from '../../contract.ts'

export type MatterView = z.output<typeof matterView>
export type MatterRow = Omit<MatterView, 'since'> & { since: Date }

const columns = sql`code, revision, kind, name, summary, papers, steps, place, working_days, doers, choices, note, retired, since`
const mattersMost = 300

export function matterOf(row: MatterRow): MatterView {
  return { ...row, since: row.since.toISOString() }
}

/** All matters in force, by kind and code. A community has some dozens of them. */
export async function mattersInForce(ctx: ReadContext): Promise<MatterRow[]> {
  const found = await sql<MatterRow>`
    select ${columns} from counters.matters where community_id = ${ctx.communityId} and successor_at is null
    order by kind, code collate "C" limit ${mattersMost}`.execute(ctx.tx)
  return found.rows
}

export async function findMatter(ctx: ReadContext, code: string): Promise<MatterRow | undefined> {
  const found = await sql<MatterRow>`
    select ${columns} from counters.matters
    where community_id = ${ctx.communityId} and code = ${code} and successor_at is null`.execute(ctx.tx)
  return found.rows[0]
}

/** Every revision of a matter, newest first. */
export async function versionsOf(ctx: ReadContext, code: string): Promise<MatterRow[]> {
  const found = await sql<MatterRow>`
    select ${columns} from counters.matters where community_id = ${ctx.communityId} and code = ${code}
    order by revision desc limit 50`.execute(ctx.tx)
  return found.rows
}

/** Matters in the revisions cases were taken under: by 'code revision'. */
export async function mattersAt(
  ctx: ReadContext,
  wanted: readonly { matter_code: string; matter_revision: number }[],
): Promise<Map<string, MatterRow>> {
  if (wanted.length === 0) return new Map()
  const found = await sql<MatterRow>`
    select ${columns} from counters.matters where community_id = ${ctx.communityId}
      and (code, revision) in (select code, revision from jsonb_to_recordset(${JSON.stringify(
        wanted.map((one) => ({ code: one.matter_code, revision: one.matter_revision })),
      )}::jsonb) as w (code text, revision int))`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [`${row.code} ${row.revision}`, row]))
}

/** Names of matters by code, retired ones too. */
export async function matterNames(ctx: ReadContext): Promise<Map<string, MatterRow>> {
  return new Map((await mattersInForce(ctx)).map((row) => [row.code, row]))
}

type Content = Omit<MatterView, 'since' | 'retired' | 'revision'>

/** Writes a revision; the one before is succeeded. */
export async function writeRevision(
  ctx: WriteContext,
  content: Content,
  revision: number,
  retired = false,
): Promise<void> {
  await sql`update counters.matters set successor_at = ${ctx.now}
    where community_id = ${ctx.communityId} and code = ${content.code} and successor_at is null`.execute(ctx.tx)
  const { papers, choices, ...rest } = content
  await ctx.tx
    .insertInto('counters.matters')
    .values({
      community_id: ctx.communityId,
      ...rest,
      papers: JSON.stringify(papers),
      choices: JSON.stringify(choices),
      revision,
      retired,
      since: ctx.now,
    })
    .execute()
  ctx.audit('service_matter', content.code, { name: content.name, revision, retired })
}

/** Locks the matter in force. Refusal: `platform.not_found`. */
export async function lockMatter(ctx: WriteContext, code: string): Promise<MatterRow> {
  const found = await sql<MatterRow>`
    select ${columns} from counters.matters
    where community_id = ${ctx.communityId} and code = ${code} and successor_at is null for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}
