/** By which ways besides the inbox a person is told: pure. */
import type { KindRule } from '../kinds.ts'

export type Channel = 'short_message' | 'mail'

/** What is known of the one who is told. Addresses that can't be used are null. */
export type Reach = {
  phone: string | null
  mail: string | null
  usesPages: boolean
  wish: Record<Channel, boolean> | undefined
}

/** What holds for who hasn't chosen: who gave an address gets what is urgent or must reach them; who doesn't use the pages is texted. */
export function usualWish(rule: KindRule, reach: Pick<Reach, 'usesPages'>): Record<Channel, boolean> {
  return {
    short_message: rule.mustReach === true && !reach.usesPages,
    mail: rule.mustReach === true || rule.urgent === true,
  }
}

/** The address by channel. */
export function waysFor(rule: KindRule, reach: Reach): { channel: Channel; address: string }[] {
  const wish = reach.wish ?? usualWish(rule, reach)
  const ways = [
    { channel: 'short_message' as const, address: wish.short_message ? reach.phone : null },
    { channel: 'mail' as const, address: wish.mail ? reach.mail : null },
  ]
  return ways.flatMap(({ channel, address }) => (address === null ? [] : [{ channel, address }]))
}
