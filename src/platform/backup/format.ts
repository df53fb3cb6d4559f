import { z } from 'zod'

/** Raised when an older Linli could no longer read what is written. docs/backup-format.md describes it. */
export const formatVersion = 1

const counted = z.object({ rows: z.number().int(), sha256: z.string() })

/** First line: what this is, of which release, and what its database looks like. */
export const headLine = z.object({
  linli_backup: z.number().int(),
  release: z.string(),
  made_at: z.string(),
  database: z.enum(['pglite', 'postgres']),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
})

/** Second line: the installation's keys, sealed under the passphrase. */
export const keysLine = z.object({
  keys: z.object({
    scrypt: z.object({ cost: z.number().int(), block: z.number().int(), parallel: z.number().int() }),
    salt: z.base64(),
    nonce: z.base64(),
    tag: z.base64(),
    sealed: z.base64(),
  }),
})

/** Before a table's rows, each an array of PostgreSQL's text forms in the order of the columns. */
export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) })
/** After them. */
export const tableEndLine = counted
/** Before an uploaded file's bytes, which follow as JSON strings of Base64. */
export const fileLine = z.object({ file: z.string(), bytes: z.number().int() })

/** Last line: without it the backup isn't whole. */
export const endLine = z.object({
  end: z.object({
    tables: z.record(z.string(), counted),
    files: z.object({ count: z.number().int(), bytes: z.number().int(), missing: z.array(z.string()) }),
  }),
})

export type Head = z.output<typeof headLine>
export type SealedKeys = z.output<typeof keysLine>['keys']
export type Contents = z.output<typeof endLine>['end']
