import type { z } from 'zod'
import type {
  definition,
  fillBrief,
  fillView,
  formBrief,
  formView,
  partDue,
  partView,
  rowView,
  sourceView,
  templateView,
} from '../../contract.ts'

export type Definition = z.input<typeof definition>
export type FormBrief = z.output<typeof formBrief>
export type FormView = z.output<typeof formView>
export type FillBrief = z.output<typeof fillBrief>
export type FillView = z.output<typeof fillView>
export type PartView = z.output<typeof partView>
export type PartDue = z.output<typeof partDue>
export type Row = z.output<typeof rowView>
export type Source = z.output<typeof sourceView>
export type Template = z.output<typeof templateView>
