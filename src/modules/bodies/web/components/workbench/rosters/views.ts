import type { z } from 'zod'
import type { dutyView, rosterView } from '../../../../contract.ts'

export type Duty = z.output<typeof dutyView>
export type RosterView = z.output<typeof rosterView>
export type DutyDay = RosterView['days'][number]
export const kinds = ['desk', 'hotline', 'place'] as const
export const refresh = ['GET /api/c/:community/rosters', 'GET /api/c/:community/rosters/:id']
