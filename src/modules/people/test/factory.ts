import type { Platform } from '../../../platform/platform.ts'
import { registerPerson } from '../server/commands/register-person.ts'
import type { Role } from '../server/residences.ts'

type Wish = {
  name?: string
  phone?: string
  identityNumber?: string
  dwellingId?: string
  role?: Role
  livesHere?: boolean
  fromDay?: string
  tags?: string[]
}

let made = 0

/** Registers a generated person (as the system), in a dwelling where one is given; returns the id. */
export async function createPerson(platform: Platform, communityId: number, wish: Wish = {}): Promise<string> {
  made += 1
  const residence = wish.dwellingId
    ? {
        dwelling_id: wish.dwellingId,
        role: wish.role ?? 'owner',
        share_bp: null,
        lives_here: wish.livesHere ?? true,
        from_day: wish.fromDay ?? null,
      }
    : undefined
  const input = {
    name: wish.name ?? `测试居民${made}`,
    phone: wish.phone ?? `199${String(10_000_000 + made)}`,
    identity_number: wish.identityNumber,
    tags: wish.tags ?? [],
    source: 'counter',
    residence,
  }
  const caller = { accountId: null, communityId, language: 'zh-CN', as: 'system' as const }
  const view = (await platform.perform(registerPerson, caller, input)) as { id: string }
  return view.id
}
