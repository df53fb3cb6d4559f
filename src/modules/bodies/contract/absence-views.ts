import { z } from 'zod'
import { civilDate, id, can as mayNext } from '../../../shared/schemas.ts'
import { absenceKinds } from './kinds.ts'

/** Somebody with the titles of the posts they hold now. */
export const postHolder = z.object({ person_id: id, name: z.string(), title: z.string() })

export const absenceView = z.object({
  id,
  person: postHolder,
  deputy: postHolder.nullable(),
  /** First and last day. */
  from: civilDate,
  until: civilDate,
  state: z.enum(['to_come', 'in_force', 'ended']),
  /** Told to the person and to who may change it; null where it isn't said, or isn't theirs to know. */
  kind: z.enum(absenceKinds).nullable(),
  /** Nobody does the work meanwhile: no deputy, or one who holds no fitting post any more. */
  uncovered: z.boolean(),
  can: mayNext,
})

export type PostHolderView = z.output<typeof postHolder>
export type AbsenceView = z.output<typeof absenceView>
