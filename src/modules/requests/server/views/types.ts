import type { z } from 'zod'
import type { receiptView } from '../../contract/resident-routes.ts'
import type {
  answerView,
  attachmentView,
  itemView,
  judgementView,
  ownRequestView,
  ratesRow,
  rateView,
  requestBrief,
  requestView,
  stepView,
  stopView,
} from '../../contract/views.ts'

export type AnswerView = z.output<typeof answerView>
export type AttachmentView = z.output<typeof attachmentView>
export type ItemView = z.output<typeof itemView>
export type JudgementView = z.output<typeof judgementView>
export type OwnRequestView = z.output<typeof ownRequestView>
export type RatesRow = z.output<typeof ratesRow>
export type RateView = z.output<typeof rateView>
export type ReceiptView = z.output<typeof receiptView>
export type RequestBrief = z.output<typeof requestBrief>
export type RequestView = z.output<typeof requestView>
export type StepView = z.output<typeof stepView>
export type StopView = z.output<typeof stopView>
