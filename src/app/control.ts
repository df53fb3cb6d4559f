import { appointAdministrator } from '../modules/access/api.ts'
import { copyEmbedded } from '../platform/backup/snapshot.ts'
import type { Platform } from '../platform/platform.ts'
import { type BackupNote, noteBackup } from '../platform/upkeep/backups.ts'
import { lookInto } from './commands/doctor.ts'
import { isKeyCommand, keyCommands } from './commands/keys.ts'
import { newSetupCode } from './commands/setup.ts'
import { verifyAll } from './commands/verify-all.ts'

/** What the command line may ask of a running server. */
export async function answerControl(platform: Platform, command: string): Promise<unknown> {
  if (command === 'verify') return verifyAll(platform)
  if (command === 'doctor') return lookInto(platform.database)
  if (command === 'setup') return newSetupCode(platform)
  if (isKeyCommand(command)) return keyCommands[command](platform)
  const [verb, word] = command.split(' ')
  if (verb === 'administrator' && word) return { appointed: await appointAdministrator(platform, word) }
  if (verb === 'snapshot') return copyEmbedded(platform.database, platform.services.config.dataDir, Number(word))
  if (verb === 'backup-made') {
    await noteBackup(platform.database.owner, JSON.parse(command.slice(verb.length)) as BackupNote)
    return { noted: true }
  }
  throw new Error(`the running Linli doesn't know "${command}"`)
}
