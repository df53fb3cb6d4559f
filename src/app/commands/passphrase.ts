import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { type Config, StartFault } from '../../platform/config.ts'

/** The passphrase of a backup: LINLI_BACKUP_PASSPHRASE, else asked on the terminal without showing it. Throws StartFault. */
export async function passphraseOf(config: Config, times: 1 | 2): Promise<string> {
  if (config.backupPassphrase !== undefined) return config.backupPassphrase
  if (!process.stdin.isTTY)
    throw new StartFault(
      'Give the passphrase that seals the keys: set LINLI_BACKUP_PASSPHRASE, or run this in a terminal.',
    )
  const first = await ask('Passphrase that seals the keys: ')
  if (times === 2 && (await ask('The same once more: ')) !== first)
    throw new StartFault('The two passphrases differ; nothing was written.')
  return first
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_piece, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
