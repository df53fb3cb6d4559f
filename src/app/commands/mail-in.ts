import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { StartFault } from '../../platform/config.ts'

/** What a mail server understands (sysexits.h): taken, not a letter that can be read, try again later. */
const mailExit = { taken: 0, unreadable: 65, later: 75 } as const

const timeoutMs = 60_000

type Passed = { file: string; message: Uint8Array; now: Date }

/**
 * `linli mail-in FILE < message`: passes an e-mail on to the community's mailbox, from a pipe of the mail server. FILE holds what the page /mailbox
 * shows (MAIL_IN, MAIL_SECRET). Returns the exit code; whatever a later try may mend says so, that no letter is lost. Throws StartFault for a
 * file that can't be used.
 */
export async function mailIn({ file, message, now }: Passed, warn: (line: string) => void): Promise<number> {
  const { address, secret } = settingsOf(file)
  const at = now.toISOString()
  const signature = createHmac('sha256', secret).update(`${at}\n`).update(message).digest('hex')
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', 'x-linli-at': at, 'x-linli-signature': signature },
      body: Buffer.from(message),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (answer.ok) return mailExit.taken
    warn(`Linli answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
    return answer.status === 422 || answer.status === 413 ? mailExit.unreadable : mailExit.later
  } catch (error) {
    warn(`Linli can't be reached: ${error instanceof Error ? error.message : String(error)}`)
    return mailExit.later
  }
}

function settingsOf(file: string): { address: string; secret: string } {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartFault(`${file} can't be opened (${(error as NodeJS.ErrnoException).code}).`)
  }
  const settingOf = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)\\s*$`, 'm').exec(text)?.[1] ?? ''
  const [address, secret] = [settingOf('MAIL_IN'), settingOf('MAIL_SECRET')]
  if (!URL.canParse(address) || secret === '') {
    throw new StartFault(`${file} needs the two lines MAIL_IN=… and MAIL_SECRET=… that the mailbox page shows.`)
  }
  return { address, secret }
}
