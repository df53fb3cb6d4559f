import type { z } from 'zod'
import type { likelyDuplicate, questionView, teamView } from '../../../../contract.ts'

export type Team = z.output<typeof teamView>
export type Question = z.output<typeof questionView>
export type Likely = z.output<typeof likelyDuplicate>
