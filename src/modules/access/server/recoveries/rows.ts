import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { recoveryView } from '../../contract/staff-routes.ts'

export const recoveryHours = 24

export type Recovery = {
  id: string
  person_id: string
  account_id: string
  old_phone: string | null
  new_phone: string
  document: 'identity_card' | 'household_register' | 'passport' | 'other'
  note: string
  opened_by: string
  opened_at: Date
  expires_at: Date
  confirmed_by: string | null
  confirmed_at: Date | null
  withdrawn_at: Date | null
}

type RecoveryView = z.output<typeof recoveryView>

const columns = [
  'id',
  'person_id',
  'account_id',
  'old_phone',
  'new_phone',
  'document',
  'note',
  'opened_by',
  'opened_at',
  'expires_at',
  'confirmed_by',
  'confirmed_at',
  'withdrawn_at',
] as const

export function recoveries(ctx: ReadContext) {
  return ctx.tx.selectFrom('access.recoveries').select(columns).where('community_id', '=', ctx.communityId)
}

/** Locks a recovery that waits. Refusals: `platform.not_found`, `access.recovery_over`. */
export async function lockRecovery(ctx: WriteContext, id: string): Promise<Recovery> {
  const found = (await recoveries(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) as Recovery | undefined
  if (!found) return refuse('platform.not_found')
  if (stateOf(found, ctx.now) !== 'open') refuse('access.recovery_over')
  return found
}

function stateOf(row: Recovery, now: Date): RecoveryView['state'] {
  if (row.confirmed_at !== null) return 'confirmed'
  if (row.withdrawn_at !== null) return 'withdrawn'
  return row.expires_at <= now ? 'expired' : 'open'
}

/** One recovery. Refusal: `platform.not_found`. */
export async function oneRecovery(ctx: ReadContext, id: string): Promise<RecoveryView> {
  const row = (await recoveries(ctx).where('id', '=', id).executeTakeFirst()) as Recovery | undefined
  const [view] = row ? await recoveryViews(ctx, [row]) : []
  return view ?? refuse('platform.not_found')
}

/** One query more, however many recoveries. */
export async function recoveryViews(ctx: ReadContext, rows: readonly Recovery[]): Promise<RecoveryView[]> {
  const people = rows.flatMap((row) => [row.person_id, row.opened_by, row.confirmed_by ?? []].flat())
  const names = await personNames(ctx.tx, ctx.communityId, people)
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  return rows.map((row) => {
    const state = stateOf(row, ctx.now)
    const own = ctx.actor.personId === row.person_id
    const second = !own && ctx.actor.personId !== row.opened_by
    return {
      id: row.id,
      person: { id: row.person_id, name: nameOf(row.person_id) },
      old_phone_masked: row.old_phone === null ? null : maskPhone(row.old_phone),
      new_phone_masked: maskPhone(row.new_phone),
      document: row.document,
      note: row.note,
      state,
      opened_by: nameOf(row.opened_by),
      opened_at: row.opened_at.toISOString(),
      expires_at: row.expires_at.toISOString(),
      confirmed_by: row.confirmed_by === null ? null : nameOf(row.confirmed_by),
      confirmed_at: row.confirmed_at?.toISOString() ?? null,
      can: state === 'open' ? [...(second ? (['confirm'] as const) : []), 'withdraw' as const] : [],
    }
  })
}
