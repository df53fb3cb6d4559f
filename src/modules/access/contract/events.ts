import { z } from 'zod'
import { defineEvents } from '../../../shared/contract.ts'
import { id } from '../../../shared/schemas.ts'

export const events = defineEvents({
  'access.session_ended': z.object({ session_id: id }),
  'access.message_queued': z.object({ message_id: id }),
  'access.account_bound': z.object({
    account_id: id,
    person_id: id,
    how: z.enum(['phone', 'code', 'demo', 'system', 'invitation']),
  }),
  'access.invitation_accepted': z.object({ invitation_id: id, person_id: id, post_id: id }),
  'access.account_recovered': z.object({ recovery_id: id, person_id: id, account_id: id }),
  /** Somebody offered a member of the register a post; the code itself went by short message. */
  'access.invited': z.object({ invitation_id: id, person_id: id }),
  /** An account signed in from a device it never used before. */
  'access.new_device': z.object({ person_id: id, device_id: id }),
  'access.account_unbound': z.object({ account_id: id, person_id: id }),
})
