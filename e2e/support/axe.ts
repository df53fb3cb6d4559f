import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Waits until the page has its heading and nothing is being opened any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const waiting = page.getByRole('status').filter({ hasText: '正在打开' })
  while ((await waiting.count()) > 0) await waiting.first().waitFor({ state: 'detached' })
}

/**
 * Fails on what axe finds serious or critical on the page as it stands, and on a page wider than its window. `colours: false` leaves out
 * the contrast, a third of the work, where the same colours have just been looked at.
 */
export async function checkPage(page: Page, { colours = true } = {}): Promise<void> {
  await settled(page)
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .disableRules(colours ? [] : ['color-contrast'])
    .setLegacyMode(true)
  const { violations } = await axe.analyze()
  const bad = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  expect.soft(bad, `axe on ${page.url()}`).toEqual([])
  await checkWidth(page)
}

/** Fails on a page wider than its window. */
export async function checkWidth(page: Page): Promise<void> {
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect.soft(overflow, `px that ${page.url()} is wider than its window`).toBeLessThanOrEqual(1)
}
