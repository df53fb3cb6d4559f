import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

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
  const args = [...quiet, ...more, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const installed = programOf('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  if (installed) return chromium.launch({ executablePath: installed, args })
  const { default: shipped } = await import('@sparticuz/chromium')
  // It comes without a sandbox of its own; its other settings are for a function that opens one page and ends.
  return chromium.launch({ executablePath: await shipped.executablePath(), args: [...quiet, ...more, '--no-sandbox'] })
}

function programOf(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
