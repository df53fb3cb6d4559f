import type { Clock } from './clock.ts'
import { systemClock } from './clock.ts'
import { forgetKeys } from './command/forget-keys.ts'
import { type Caller, type Door, type Input, read, run } from './command/run.ts'
import type { Operation } from './command/types.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { diskOf } from './disk.ts'
import { collectFiles } from './files/drop.ts'
import { fileOperations } from './files/operations.ts'
import { folderStore } from './files/store.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { createJobRunner, type JobRunner } from './jobs.ts'
import { sealedColumn } from './keys/sealed-column.ts'
import type { Log } from './log.ts'
import { type ActorLoader, createRegistry, type Module, type Registry } from './module.ts'
import { createDispatcher, type Dispatcher } from './outbox/dispatcher.ts'
import { personalData, retention } from './own-data.ts'
import { platformRefusals } from './refusals.ts'
import type { Services } from './services.ts'
import { createTexts, type Texts } from './texts.ts'
import type { Vault } from './vault.ts'

export type Platform = {
  door: Door
  database: Database
  registry: Registry
  services: Services
  texts: Texts
  dispatcher: Dispatcher
  jobs: JobRunner
  /** Runs or asks an operation, whichever it is. */
  perform(operation: Operation, caller: Caller, input: Input): Promise<unknown>
  /** Whether there is such a community; remembered, since it is asked at every request. */
  knowsCommunity(communityId: number): Promise<boolean>
  /** Numbers of all communities. */
  communityIds(): Promise<readonly number[]>
  close(): Promise<void>
}

export type PlatformParts = {
  config: Config
  database: Database
  modules: readonly Module[]
  loadActor: ActorLoader
  vault: Vault
  log: Log
  clock?: Clock
  /** Communities in which jobs run. */
  communityIds: (database: Database) => Promise<readonly number[]>
}

/** Puts the platform together. Nothing runs by itself until `dispatcher.start()`. */
export function createPlatform(parts: PlatformParts): Platform {
  const registry = createRegistry([platformModule, ...parts.modules], platformRefusals)
  const texts = createTexts({ 'zh-CN': zhCN, 'zh-Hant': zhHant, en }, parts.modules)
  const services: Services = {
    config: parts.config,
    clock: parts.clock ?? systemClock,
    vault: parts.vault,
    files: folderStore(parts.config.filesDir),
    disk: diskOf(parts.config.dataDir),
    log: parts.log,
    texts,
    operations: () => [...registry.operations.values()],
    modules: () => registry.modules,
  }
  const dispatcher = createDispatcher(() => door)

  const door: Door = {
    database: parts.database,
    registry,
    services,
    loadActor: parts.loadActor,
    poke: () => dispatcher.poke(),
  }
  const jobs = createJobRunner(
    () => door,
    () => parts.communityIds(parts.database),
  )
  return {
    door,
    database: parts.database,
    registry,
    services,
    texts,
    dispatcher,
    jobs,
    perform: (operation, caller, input) =>
      operation.kind === 'query' ? read(door, operation, caller, input) : run(door, operation, caller, input),
    knowsCommunity: rememberCommunities(() => parts.communityIds(parts.database)),
    communityIds: () => parts.communityIds(parts.database),
    close: async () => {
      await jobs.stop()
      await dispatcher.stop()
      await parts.database.close()
    },
  }
}

/** Communities are few and never removed: those seen are remembered, an unknown number is looked up again. */
function rememberCommunities(load: () => Promise<readonly number[]>): (communityId: number) => Promise<boolean> {
  let known = new Set<number>()
  return async (communityId) => {
    if (!known.has(communityId)) known = new Set(await load())
    return known.has(communityId)
  }
}

const platformModule: Module = {
  name: 'platform',
  uses: [],
  operations: fileOperations,
  jobs: [
    { name: 'platform.forget-keys', everyMinutes: 720, run: forgetKeys },
    { name: 'platform.collect-files', everyMinutes: 60, run: collectFiles },
  ],
  keyHolders: [
    sealedColumn({
      name: 'platform.first_answers',
      table: 'platform.idempotency',
      key: { actor: 'text', key: 'text' },
      column: 'answer',
    }),
  ],
  personalData,
  retention,
  texts: {},
}
