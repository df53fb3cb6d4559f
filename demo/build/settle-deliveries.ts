import { sendDue } from '../../src/modules/notifications/server/ways/send.ts'
import { sendBy } from '../../src/modules/notifications/server/ways/senders.ts'
import { AddressRefused } from '../../src/platform/adapters/refused.ts'
import { piecesOf } from '../../src/platform/pieces.ts'
import type { Workshop } from './workshop.ts'

/** The short messages of the last days are out, but for one whose number takes none: somebody has to ring there. */
export async function settleDeliveries({ platform, communityId }: Workshop): Promise<void> {
  let refused = false
  const send = async () => {
    if (refused) return
    refused = true
    throw new AddressRefused('the demo lets one go astray')
  }
  sendBy(platform.services, { sms: { send }, mail: undefined })
  await sendDue(piecesOf(platform.door, 'notifications.send', communityId))
}
