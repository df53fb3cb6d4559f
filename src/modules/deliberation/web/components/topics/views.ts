import type { z } from 'zod'
import type { contributionView, ownTopic, templateView, topicView } from '../../../contract.ts'

export type Topic = z.output<typeof topicView>
export type OwnTopic = z.output<typeof ownTopic>
export type Said = z.output<typeof contributionView>
export type Reply = Said['replies'][number]
export type Template = z.output<typeof templateView>
export type Option = Topic['options'][number]

export { stageKinds } from '../../../contract/topics/kinds.ts'

/** Reads that any act on a topic or under it changes. */
export const topicReads = [
  'GET /api/c/:community/topics',
  'GET /api/c/:community/topics/:id',
  'GET /api/c/:community/topics/:id/contributions',
  'GET /api/c/:community/contributions',
  'GET /api/c/:community/suggestions',
  'GET /api/c/:community/decisions',
  'GET /api/c/:community/requests/:id/topics',
]
export const ownReads = [
  'GET /api/c/:community/my/topics',
  'GET /api/c/:community/my/topics/:id',
  'GET /api/c/:community/my/topics/:id/contributions',
]

const fenPerYuan = 100
export const yuan = (fen: number) => String(fen / fenPerYuan)
/** As it is read: 48,000. */
export const money = (fen: number) => (fen / fenPerYuan).toLocaleString('zh-CN')
/** Fen of what was typed; undefined where that isn't an amount. */
export function fenOf(typed: string): number | undefined {
  const amount = Number(typed.trim())
  return typed.trim() !== '' && Number.isFinite(amount) && amount > 0 ? Math.round(amount * fenPerYuan) : undefined
}
