import type { Platform } from '../../../platform/platform.ts'
import { openAccount } from '../server/commands/open-account.ts'

type Wish = { administrator?: boolean; phone?: string }

/** An account, bound to a person of the community where one is given; returns its id, for `platform.do(…, { accountId })`. */
export function createAccount(
  platform: Platform,
  communityId: number,
  personId: string | null,
  wish: Wish = {},
): Promise<string> {
  return openAccount(platform, { communityId, personId, ...wish })
}
