import { z } from 'zod'
import { defineEvents } from '../../../shared/contract.ts'
import { id } from '../../../shared/schemas.ts'

const one = z.object({ request_id: id })
const closing = one.extend({ closing_no: z.number().int() })

export const events = defineEvents({
  'requests.filed': one,
  'requests.dispatched': one,
  'requests.reclassified': one,
  'requests.accepted': one,
  'requests.sent_back': one,
  /** Refused a second time: waits for a ruling. */
  'requests.ruling_needed': one,
  'requests.ruled': one,
  'requests.extended': one,
  /** A limit comes near: who has it was told. */
  'requests.reminded': one,
  'requests.contacted': one,
  'requests.handed_over': one,
  'requests.finished': closing,
  'requests.judged': closing,
  'requests.reopened': closing,
  'requests.closed': closing,
  'requests.withdrawn': one,
  'requests.escalated': one,
  /** Its limits were reckoned anew because the calendar changed; announced where the first contact was late already. */
  'requests.due_moved': one,
  'requests.joined': one,
  'requests.merged': one.extend({ into_id: id }),
  'requests.unmerged': one,
  'requests.split': one.extend({ into_id: id }),
  'requests.asked': one.extend({ question_id: id }),
  'requests.question_answered': one.extend({ question_id: id }),
  /** Put to a body that has no account here, by letter. */
  'requests.forwarded_out': one.extend({ forwarding_id: id }),
  /** Its day of answering is near, or over. */
  'requests.forwarding_due': one.extend({ forwarding_id: id }),
  'requests.forwarding_answered': one.extend({ forwarding_id: id }),
  'requests.undone': one,
  /** Those who ask for it read something of what goes beyond it: taken up together, ended, resumed. */
  'requests.told': one.extend({ what: z.enum(['told_begun', 'told_ended', 'told_resumed']) }),
  /** Left out of the second figure, or in it again. */
  'requests.excluded': one,
  'requests.included': one,
  /** Their areas lie elsewhere in the trees now. */
  'requests.places_moved': z.object({ request_ids: z.array(id) }),
  'requests.bulk_due': z.object({ run_id: id }),
  'requests.export_due': z.object({ export_id: id }),
})
