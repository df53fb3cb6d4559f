import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-gpu',
  '--disable-sync',
  '--lang=zh-CN',
]

/** Chromium of the system, else the one that npm brings on Linux. */
export async function launch(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await programWith(more))
}

/** The same with a folder of its own, so that what pages keep outlives the browser: a phone that is switched off and on. */
export async function launchKept(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...(await programWith([])), ...options })
}

async function programWith(more: readonly string[]): Promise<{ executablePath: string; args: string[] }> {
  const args = [...quiet, ...more, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const installed = programOf('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  if (installed) return { executablePath: installed, args }
  const { default: shipped } = await import('@sparticuz/chromium')
  // It comes without a sandbox of its own; its other settings are for a function that opens one page and ends.
  return { executablePath: await shipped.executablePath(), args: [...quiet, ...more, '--no-sandbox'] }
}

function programOf(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
