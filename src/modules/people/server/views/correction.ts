import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { correctionView } from '../../contract.ts'

export type CorrectionView = z.output<typeof correctionView>

const ownMost = 50

export function corrections(ctx: ReadContext) {
  return ctx.tx
    .selectFrom('people.corrections as c')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.community_id', '=', 'c.community_id').onRef('p.id', '=', 'c.person_id'),
    )
    .select([
      'c.id',
      'c.person_id',
      'p.name as person_name',
      'c.wish',
      'c.state',
      'c.answer',
      'c.asked_at',
      'c.answered_at',
    ])
    .where('c.community_id', '=', ctx.communityId)
}

type Row = Omit<CorrectionView, 'asked_at' | 'answered_at'> & { asked_at: Date; answered_at: Date | null }

export function shownCorrection(row: Row): CorrectionView {
  return { ...row, asked_at: row.asked_at.toISOString(), answered_at: row.answered_at?.toISOString() ?? null }
}

/** What one person asked to have mended, the latest first. */
export async function correctionsOf(ctx: ReadContext, personId: string): Promise<CorrectionView[]> {
  const rows = await corrections(ctx)
    .where('c.person_id', '=', personId)
    .orderBy('c.asked_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(ownMost)
    .execute()
  return rows.map(shownCorrection)
}
