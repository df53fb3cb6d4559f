import { cpus, totalmem } from 'node:os'
import { findPostgres } from '../../tools/postgres/programs.ts'

/** What a figure was measured on: without it a figure says nothing. */
export function machine(): Record<string, string | number> {
  const cores = cpus()
  return {
    cores: cores.length,
    cpu: cores[0]?.model ?? 'unknown',
    memory_gb: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
    postgres: findPostgres()?.version ?? 'none',
  }
}
