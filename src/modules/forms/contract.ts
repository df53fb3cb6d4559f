/** Everything other modules and the pages may know of report forms. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { fillRoutes } from './contract/fill-routes.ts'
import { formRoutes } from './contract/form-routes.ts'
import { partRoutes } from './contract/part-routes.ts'

export * from './contract/fill-views.ts'
export * from './contract/form-views.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({ ...formRoutes, ...fillRoutes, ...partRoutes })

export const refusals = defineRefusals({
  'forms.template_unreadable': 422,
  'forms.template_large': 422,
  'forms.template_empty': 422,
  'forms.header_missing': 422,
  'forms.template_unknown': 422,
  'forms.asker_unknown': 422,
  'forms.area_unknown': 422,
  'forms.due_day_needed': 422,
  'forms.source_unknown': 422,
  'forms.wish_unfit': 422,
  'forms.column_twice': 422,
  'forms.column_beyond': 422,
  'forms.months_unfit': 422,
  'forms.period_unfit': 422,
  'forms.reason_needed': 422,
  'forms.row_unknown': 422,
  'forms.column_not_typed': 422,
  'forms.law_unnamed': 422,
  'forms.sensitive_terms_needed': 422,
  'forms.filler_only': 403,
  'forms.looks_noted': 409,
  'forms.approval_needed': 409,
  'forms.approved_by_maker': 409,
  'forms.secretary_approves': 409,
  'forms.nothing_to_approve': 409,
  'forms.part_empty': 409,
  'forms.changed_meanwhile': 409,
  'forms.fill_open': 409,
  'forms.ended': 409,
  'forms.period_taken': 409,
  'forms.handed_in_already': 409,
  'forms.not_handed_in': 409,
  'forms.filling_now': 409,
  'forms.nothing_in_it': 409,
  'forms.gaps_left': 409,
  'forms.copy_forgotten': 409,
  'forms.export_large': 422,
  'forms.export_running': 409,
})

export const events = defineEvents({
  /** Its own work: the next rows of an edition are to be gathered. */
  'forms.fill_due': z.object({ fill_id: id, edition: z.number().int(), from: z.number().int() }),
  'forms.handed_in': z.object({ fill_id: id }),
  'forms.reopened': z.object({ fill_id: id }),
  /** A version with sensitive data waits: whoever may approve it is told. */
  'forms.approval_asked': z.object({ form_id: id }),
  /** Whoever defined it is told. */
  'forms.approved': z.object({ form_id: id }),
  /** Whoever fills the part is told. */
  'forms.part_given': z.object({ part_id: id }),
  'forms.reminded': z.object({ form_id: id }),
  'forms.export_due': z.object({ export_id: id }),
})
