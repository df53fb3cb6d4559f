import type { z } from 'zod'
import type { useWords } from '../../../../../app/web/words.ts'
import type { mapView, opinionView, ownOpinion, statementView } from '../../../contract.ts'

export type OpinionMap = z.output<typeof mapView>
export type Mapped = OpinionMap['statements'][number]
export type Shares = NonNullable<Mapped['all']>
export type OwnOpinion = z.output<typeof ownOpinion>
export type Opinion = z.output<typeof opinionView>
export type Statement = z.output<typeof statementView>

export const ways = ['agree', 'disagree', 'pass'] as const
export type Way = (typeof ways)[number]

type Words = ReturnType<typeof useWords>

/** Shares in a sentence; who passed only where somebody did. */
export const sharesIn = (t: Words, who: string, shares: Shares): string =>
  t(shares.pass > 0 ? 'words.opinion.shares' : 'words.opinion.shares_whole', { who, ...shares })

/** Reads that a word of staff changes. */
export const opinionReads = ['GET /api/c/:community/topics/:id/opinion', 'GET /api/c/:community/topics/:id/statements']
/** Reads that an own statement or answer changes. */
export const ownStatementReads = ['GET /api/c/:community/my/topics/:id/statements']
