import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { type CivilDate, civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityOf } from '../../../territory/api.ts'
import type { textBlock } from '../../contract/text-routes.ts'
import { canText, seesText, type TextRow } from './can.ts'

type TextBlock = z.output<typeof textBlock>
type StoredText = TextRow & {
  id: string
  name: string
  initials: string
  text: string
  valid_until: CivilDate | null
  version: number
}

const columns = sql`id, scope, owner_person_id, post_kind, name, initials, text, valid_until::text as valid_until, version`

/** Who keeps texts is a person of the community. Refusal: `platform.not_a_member`. */
export function keeperOf(ctx: ReadContext): string {
  return ctx.actor.personId ?? refuse('platform.not_a_member')
}

/** The present civil day where the community is. */
export async function todayOf(ctx: ReadContext): Promise<CivilDate> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  return civilDateOf(ctx.now, community?.time_zone ?? 'Asia/Shanghai')
}

/** Texts this person may write with, and expired ones that are theirs to keep; one's own first, then by name. Bounded by `textsMost`. */
export async function textsOf(ctx: ReadContext): Promise<TextBlock[]> {
  const person = keeperOf(ctx)
  const kinds = [...new Set(ctx.actor.posts.map((post) => post.kind))]
  const found = await sql<StoredText>`
    select ${columns} from desk.texts
    where community_id = ${ctx.communityId}
      and (owner_person_id = ${person} or scope = 'community' or post_kind = any(${kinds}::text[]))
    order by array_position(array['own', 'post', 'community'], scope), name, id`.execute(ctx.tx)
  const today = await todayOf(ctx)
  return found.rows.map((row) => viewOf(ctx, row, today)).filter((view) => !view.expired || view.can.length > 0)
}

/** One text, locked to be changed. Refusal: `platform.not_found`, whether missing or not for this person. */
export async function lockedText(ctx: WriteContext, id: string): Promise<StoredText> {
  const row = await found(ctx, id, true)
  return row && seesText(ctx.actor, row) ? row : refuse('platform.not_found')
}

/** As it is shown. Refusal: `platform.not_found`. */
export async function oneText(ctx: ReadContext, id: string): Promise<TextBlock> {
  const row = await found(ctx, id, false)
  return row ? viewOf(ctx, row, await todayOf(ctx)) : refuse('platform.not_found')
}

async function found(ctx: ReadContext, id: string, lock: boolean): Promise<StoredText | undefined> {
  const rows = await sql<StoredText>`
    select ${columns} from desk.texts
    where community_id = ${ctx.communityId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(ctx.tx)
  return rows.rows[0]
}

function viewOf(ctx: ReadContext, row: StoredText, today: CivilDate): TextBlock {
  const { owner_person_id: _, post_kind, ...shown } = row
  return {
    ...shown,
    post_kind: post_kind as TextBlock['post_kind'],
    expired: row.valid_until !== null && row.valid_until < today,
    can: canText(ctx.actor, row),
  }
}
