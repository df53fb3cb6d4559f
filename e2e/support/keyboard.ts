import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const stopsMax = 120

/** Somebody without a mouse: every press is counted, and a page that a pointer ever touched fails the journey. */
export interface Keyboard {
  /** Presses since the last call, beside the words said. */
  count(): number
  press(key: string, times?: number): Promise<void>
  /** Writes into the control in focus, as an input method does; counts no press. */
  say(words: string): Promise<void>
  /** Types letters and digits one after the other; each is a press. */
  type(text: string): Promise<void>
  /** Goes on with the tab key until the focus is there. */
  tabTo(target: Locator): Promise<void>
  focused(target: Locator): Promise<void>
  noPointer(): void
}

/** Watches the page for anything a mouse or finger does. A press of a key on a button is a click without a pointer: detail 0. */
const watcher = `for (const type of ['pointerdown', 'pointermove', 'mousedown', 'touchstart', 'wheel', 'click'])
  addEventListener(type, (event) => {
    if (event.isTrusted && (type !== 'click' || event.detail > 0)) linliPointer(type)
  }, { capture: true })`

export async function keyboardOf(page: Page): Promise<Keyboard> {
  const touched: string[] = []
  await page.exposeFunction('linliPointer', (type: string) => touched.push(type))
  await page.addInitScript(watcher)
  let presses = 0
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time++) {
      presses += 1
      await page.keyboard.press(key)
    }
  }
  const here = async (target: Locator) => (await target.and(page.locator(':focus')).count()) > 0
  return {
    count() {
      const sum = presses
      presses = 0
      return sum
    },
    press,
    say: (words) => page.keyboard.insertText(words),
    async type(text) {
      for (const letter of text) await press(letter)
    },
    async tabTo(target) {
      await target.first().waitFor()
      for (let stops = 0; stops < stopsMax; stops++) {
        if (await here(target)) return
        await press('Tab')
      }
      throw new Error(`the tab key doesn't reach ${target}`)
    },
    focused: (target) => target.and(page.locator(':focus')).waitFor(),
    noPointer: () => expect(touched, 'pointer events').toEqual([]),
  }
}
