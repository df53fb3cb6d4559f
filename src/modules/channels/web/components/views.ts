import type { z } from 'zod'
import type { broadcastRow, broadcastView, draftRow, draftView, groupView } from '../../contract.ts'

export type Group = z.output<typeof groupView>
export type DraftRow = z.output<typeof draftRow>
export type Draft = z.output<typeof draftView>
export type BroadcastRow = z.output<typeof broadcastRow>
export type Broadcast = z.output<typeof broadcastView>
export type Delivery = Broadcast['deliveries'][number]

/** Reads that an act on a draft changes. */
export const draftReads = [
  'GET /api/c/:community/intake-drafts',
  'GET /api/c/:community/intake-drafts/:id',
  'GET /api/c/:community/call-notes',
]
export const groupReads = ['GET /api/c/:community/chat-groups']
export const broadcastReads = ['GET /api/c/:community/broadcasts', 'GET /api/c/:community/broadcasts/:id']
