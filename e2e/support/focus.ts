import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// Runs in every page: whenever the focus comes somewhere, once the page has scrolled there, it is looked at whether it shows and where.
// A link followed within those frames is left: the page it leads to already stands at its top.
const watcher = `addEventListener('focusin', ({ target }, at = location.href) => requestAnimationFrame(() => requestAnimationFrame(() => {
  if (location.href !== at || document.activeElement !== target || !target.matches(':focus-visible') || target.matches('[tabindex="-1"]')) return
  const covered = getComputedStyle(target).opacity === '0'
  const face = (covered && target.closest('label')) || target
  const { left, top, width, height } = face.getBoundingClientRect()
  const name = (target.getAttribute('aria-label') ?? face.textContent ?? '').trim().slice(0, 24) || target.name || target.tagName
  const spots = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]
  const seen = spots.some(([x, y]) => {
    const hit = document.elementFromPoint(left + width * x, top + height * y)
    return hit && (face.contains(hit) || hit.contains(face))
  })
  if (!seen) linliFocus('covered: ' + name)
  const ringed = [target, target.nextElementSibling, face].some((one) => one && getComputedStyle(one).outlineStyle !== 'none')
  if (!ringed) linliFocus('without a ring: ' + name)
})))`

/** Watches every stop of the keyboard: its ring shows (2.4.7), and no bar lies over it (2.4.11). Answers how to say what was wrong. */
export async function watchFocus(page: Page): Promise<() => void> {
  const faults = new Set<string>()
  await page.exposeFunction('linliFocus', (fault: string) => faults.add(`${fault} at ${new URL(page.url()).pathname}`))
  await page.addInitScript(watcher)
  return () => expect([...faults], 'what the keyboard reached').toEqual([])
}
