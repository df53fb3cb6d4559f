import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type VirtualClock, virtualClock } from '../../platform/clock.ts'
import { readConfig } from '../../platform/config.ts'
import { createLog } from '../../platform/log.ts'
import { createPlatform, type Platform } from '../../platform/platform.ts'
import { loadToyActor, toys } from '../../platform/testing/toys.ts'
import { vaultOf } from '../../platform/vault.ts'
import { openTestDatabase } from './database.ts'
import { testStart } from './platform.ts'

export type ToyPlatform = Platform & { clock: VirtualClock }

/** A platform with the toy module alone, on a database of its own; communities 1 to 9 exist. */
export async function openToyPlatform(): Promise<ToyPlatform> {
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'linli-toys-')), LINLI_LOG: 'silent' })
  const clock = virtualClock(testStart)
  const platform = createPlatform({
    config,
    database: await openTestDatabase(),
    modules: [toys],
    loadActor: loadToyActor,
    vault: vaultOf(Buffer.alloc(32, 1)),
    log: createLog(config),
    clock,
    communityIds: async () => [1, 2, 3, 4, 5, 6, 7, 8, 9],
  })
  return { ...platform, clock }
}
