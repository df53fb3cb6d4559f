import type { PostHolder } from '../../../bodies/api.ts'
import { bodyBound, handlers } from '../permissions.ts'
import type { LockedRequest } from '../store.ts'

type Held = Pick<LockedRequest, 'lead_kind' | 'lead_body_id' | 'assignee_post_id' | 'assignee_person_id'>

/** A colleague a request may be handed over to: within the company or department that answers, else any post of the community's own. */
export function mayTakeOver(row: Held, holder: Pick<PostHolder, 'kind' | 'body_id'>): boolean {
  const outside = row.lead_kind === 'property_company' || row.lead_kind === 'department'
  const fits = outside ? holder.body_id === row.lead_body_id : !bodyBound.includes(holder.kind)
  return fits && handlers.includes(holder.kind)
}

/** It is in these hands already. */
export function hasIt(row: Held, holder: Pick<PostHolder, 'post_id' | 'person_id'>): boolean {
  return holder.post_id === row.assignee_post_id && holder.person_id === row.assignee_person_id
}
