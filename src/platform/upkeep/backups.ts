import type pg from 'pg'

/** A backup that was finished. */
export type BackupNote = {
  made_at: string
  file_bytes: number
  rows: number
  files: number
  files_missing: number
  release: string
}

/**
 * Keeps when the last backup was finished, and how large it was; those of more than a year ago are forgotten. As the tables' owner: no page
 * may say that there is a backup. Does nothing on a database that isn't migrated so far yet.
 */
export async function noteBackup(owner: pg.Pool, note: BackupNote): Promise<void> {
  const known = await owner.query<{ name: string | null }>(`select to_regclass('platform.backups')::text as name`)
  if (!known.rows[0]?.name) return
  await owner.query(
    `with forgotten as (delete from platform.backups where made_at < $1::timestamptz - interval '400 days')
     insert into platform.backups (made_at, file_bytes, rows, files, files_missing, release) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [note.made_at, note.file_bytes, note.rows, note.files, note.files_missing, note.release],
  )
}
