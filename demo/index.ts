import { demoIdentities } from '../src/modules/access/api.ts'
import type { VirtualClock } from '../src/platform/clock.ts'
import { StartFault } from '../src/platform/config.ts'
import type { Platform } from '../src/platform/platform.ts'
import { buildDonghu } from './build-donghu.ts'
import { buildXishan } from './build-xishan.ts'
import { community } from './xishan/territory.ts'

export type DemoOptions = {
  /** The clock the platform runs on. It ends at `today`. */
  clock: VirtualClock
  /** The real now: the last instant of the demo's year. */
  today: Date
  /** 1 is the whole community; tests build a small part of it. */
  scale?: number
  log(line: string): void
}

/**
 * Builds the demo where it isn't yet: a community of ten thousand with a year of requests that ends at `today`, and a small one
 * beside it. Does nothing where it is. Throws StartFault where an earlier building was cut short.
 */
export async function buildDemo(platform: Platform, options: DemoOptions): Promise<void> {
  const { kysely } = platform.database
  const opened = await kysely
    .selectFrom('territory.communities')
    .select('community_id')
    .where('code', '=', community.code)
    .executeTakeFirst()
  if (opened) return checkWhole(platform, opened.community_id)
  await buildXishan(platform, { ...options, scale: options.scale ?? 1 })
  options.log('a second community beside it')
  await buildDonghu(platform, options)
}

/** The second community's identities are entered late; without them the building was cut short before. */
async function checkWhole(platform: Platform, communityId: number): Promise<void> {
  const identities = await demoIdentities(platform.database.kysely)
  if (identities.some((identity) => identity.community_id !== communityId)) return
  throw new StartFault('The demo was cut short while it was built; delete the data folder (DATA_DIR) and start again.')
}
