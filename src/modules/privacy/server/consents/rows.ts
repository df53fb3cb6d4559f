import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { Purpose } from '../../contract.ts'

/** A word given, with the version it was given under. */
export type ConsentRow = {
  id: string
  purpose: Purpose
  notice_id: string | null
  version: number | null
  how: 'self' | 'counter' | 'earlier'
  evidence: 'screen' | 'paper' | 'voice' | 'in_person'
  evidence_note: string
  guardian_name: string | null
  guardian_tie: 'parent' | 'grandparent' | 'sibling' | 'other' | null
  given_at: Date
  ended_at: Date | null
  ended_how: 'self' | 'counter' | 'earlier' | 'renewed' | 'died' | null
}

const rowsMost = 500

/** All a person ever agreed to: what is in force, then what ended, the latest first. */
export async function consentRows(ctx: ReadContext, personId: string): Promise<ConsentRow[]> {
  const rows = await ctx.tx
    .selectFrom('privacy.consents as c')
    .leftJoin('privacy.notices as n', (join) =>
      join.onRef('n.community_id', '=', 'c.community_id').onRef('n.id', '=', 'c.notice_id'),
    )
    .select([
      'c.id',
      'c.purpose',
      'c.notice_id',
      'n.version',
      'c.how',
      'c.evidence',
      'c.evidence_note',
      'c.guardian_name',
      'c.guardian_tie',
      'c.given_at',
      'c.ended_at',
      'c.ended_how',
    ])
    .where('c.community_id', '=', ctx.communityId)
    .where('c.person_id', '=', personId)
    .orderBy('c.ended_at', (order) => order.desc().nullsFirst())
    .orderBy('c.given_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(rowsMost)
    .execute()
  return rows as ConsentRow[]
}

type Ending = { how: NonNullable<ConsentRow['ended_how']>; purposes?: readonly Purpose[] }

/** Ends consents in force (of some purposes, or all); tells which. */
export async function endConsents(
  ctx: WriteContext,
  personId: string,
  { how, purposes }: Ending,
): Promise<{ id: string; purpose: Purpose }[]> {
  let ending = ctx.tx
    .updateTable('privacy.consents')
    .set({ ended_at: ctx.now, ended_how: how, ended_by_person: ctx.actor.personId })
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  if (purposes) ending = ending.where('purpose', 'in', [...purposes])
  return ending.returning(['id', 'purpose']).execute()
}
