import { StartFault } from '../config.ts'
import { isDatabaseAway } from '../db/transaction.ts'

const sentences: Record<string, string> = {
  ENOSPC: 'The disk is full; make room and try again.',
  '53100': 'The disk of the database is full; make room and try again.',
  EDQUOT: 'The disk quota is used up; make room and try again.',
}
const rights = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR']

/** What stopped a backup or a restore, in a sentence for whoever runs it; a fault of the program stays as it is. */
export function backupFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StartFault) return error
  const { code = '', path, message } = error as NodeJS.ErrnoException
  const sentence = sentences[code]
  if (sentence) return new StartFault(sentence)
  if (rights.includes(code))
    return new StartFault(`${path ?? 'The file'} can't be written or read (${code}); check its folder and rights.`)
  if (isDatabaseAway(error))
    return new StartFault(`The database went away (${message}); nothing was changed, try again.`)
  return error
}
