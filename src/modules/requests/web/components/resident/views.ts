import type { z } from 'zod'
import type { answerView, attachmentView, itemView, ownRequestView, routes } from '../../../contract.ts'

export type OwnRequest = z.output<typeof ownRequestView>
export type Answer = z.output<typeof answerView>
export type Item = z.output<typeof itemView>
export type Attachment = z.output<typeof attachmentView>
export type Receipt = z.output<(typeof routes)['POST /api/c/:community/requests']['output']>
export type AskPoint = z.output<(typeof routes)['GET /api/c/:community/ask-points/by-code/:code']['output']>
export type OwnMatter = z.output<(typeof routes)['GET /api/c/:community/my/requests']['output']>['items'][number]
