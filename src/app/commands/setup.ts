import { issueSetupCode, setupCodeMinutes } from '../../modules/access/api.ts'
import type { Platform } from '../../platform/platform.ts'

/** What the command line asks a running server for: a new code, or that everything is set up. */
export type SetupAnswer = { code: string | null }

/** A new code for the page of the first use; former ones stop working. */
export async function newSetupCode(platform: Platform): Promise<SetupAnswer> {
  return { code: await issueSetupCode(platform) }
}

/** Where no community is there yet: the page's address and its code. */
export async function saySetup(platform: Platform, address: string, say: (line: string) => void): Promise<void> {
  const { code } = await newSetupCode(platform)
  if (code !== null) tellSetupCode(code, address, say)
}

/** Says a code so that it is found among other lines. */
export function tellSetupCode(code: string, address: string, say: (line: string) => void): void {
  say(`\nLinli is empty. To set it up, open ${address.replace(/\/$/, '')}/setup and type this code:\n\n    ${code}\n`)
  say(`It works once, within ${setupCodeMinutes} minutes, and only the newest one does; "linli setup" makes another.`)
}
