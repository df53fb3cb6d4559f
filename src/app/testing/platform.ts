import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadActor } from '../../modules/access/api.ts'
import { communityIds } from '../../modules/territory/api.ts'
import { type Clock, type VirtualClock, virtualClock } from '../../platform/clock.ts'
import type { Caller } from '../../platform/command/run.ts'
import type { Operation } from '../../platform/command/types.ts'
import { readConfig } from '../../platform/config.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { inCommunity } from '../../platform/db/transaction.ts'
import { createLog } from '../../platform/log.ts'
import type { ActorLoader } from '../../platform/module.ts'
import { createPlatform, type Platform } from '../../platform/platform.ts'
import { type Vault, vaultOf } from '../../platform/vault.ts'
import { loadModules } from '../modules.ts'
import { openTestDatabase } from './database.ts'

export type TestPlatform = Platform & {
  clock: VirtualClock
  /** Runs an operation as somebody; `as('system')` passes every door. */
  do<T = unknown>(operation: Operation, input: object, caller: Partial<Caller> & { communityId: number }): Promise<T>
  /** Looks straight into one community's tables. */
  look<T>(communityId: number, work: (tx: Tx) => Promise<T>): Promise<T>
}

/** A Wednesday morning in working hours, in China. */
export const testStart = new Date('2026-03-04T02:00:00Z')

/**
 * A whole platform on a database of its own, or on the one given: one for each test file (open it in `beforeAll`, close it in `afterAll`); each test
 * makes its own community with the module's factory, so nothing needs cleaning up.
 */
export async function openTestPlatform(
  load: ActorLoader = loadActor,
  given: { database?: Database; vaultOn?: (clock: Clock) => Vault } = {},
): Promise<TestPlatform> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-test-'))
  const config = readConfig({ DATA_DIR: dataDir, LINLI_LOG: 'silent', LINLI_DEMO: 'on' })
  const clock = virtualClock(testStart)
  const database = given.database ?? (await openTestDatabase())
  const vault = given.vaultOn?.(clock) ?? vaultOf(Buffer.alloc(32, 7), clock)
  const platform = createPlatform({
    communityIds: (opened) => communityIds(opened.kysely),
    config,
    database,
    modules: await loadModules(),
    loadActor: load,
    vault,
    log: createLog(config),
    clock,
  })
  return {
    ...platform,
    clock,
    do: <T>(operation: Operation, input: object, caller: Partial<Caller> & { communityId: number }) =>
      platform.perform(operation, { accountId: null, language: 'zh-CN', ...caller }, input) as Promise<T>,
    look: (communityId, work) => inCommunity(database, communityId, work),
    close: async () => {
      await platform.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
