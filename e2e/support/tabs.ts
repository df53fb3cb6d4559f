import type { Page } from 'playwright-core'

/** Looks at every address in two tabs side by side, since a tab alone leaves half the computer waiting. */
export async function inTwoTabs(
  open: () => Promise<Page>,
  addresses: readonly string[],
  look: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  const rest = [...addresses]
  const tab = async () => {
    const page = await open()
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await look(page, next)
  }
  await Promise.all([tab(), tab()])
}
