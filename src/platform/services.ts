import type { Clock } from './clock.ts'
import type { Operation } from './command/types.ts'
import type { Config } from './config.ts'
import type { Disk } from './disk.ts'
import type { FileStore } from './files/store.ts'
import type { Log } from './log.ts'
import type { Module } from './module.ts'
import type { Texts } from './texts.ts'
import type { Vault } from './vault.ts'

/** What the platform lends to commands besides the transaction. None of these reaches the database. */
export type Services = {
  config: Config
  clock: Clock
  vault: Vault
  files: FileStore
  /** Where DATA_DIR lies. */
  disk: Disk
  log: Log
  /** All operations there are. */
  operations(): readonly Operation[]
  /** All modules there are: for what is asked of each of them. */
  modules(): readonly Module[]
  /** Sentences of all modules: `texts.message(ctx.language, module, key, params)`. */
  texts: Texts
}
