import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { windows } from './browser.ts'

/** What a look at a page asks of its text and of what is pressed; sizes in CSS pixels. */
type Wish = {
  /** Of the page's content, and of everything beside it. */
  text: number
  aside: number
  /** Line height by size of type. */
  leading: number
  /** Of what looks like a button or field, and of every other link. Links within a sentence are as high as it. */
  main: number
  other: number
}

const standard: Wish = { text: 0, aside: 0, leading: 0, main: 24, other: 24 }
const elderText = { 1: 24, 2: 32, 3: 40 } as const
const elder = (step: 1 | 2 | 3): Wish => ({ text: elderText[step], aside: 24, leading: 1.3, main: 60, other: 44 })

// Runs in the page: what of it falls short of the wish, lies beside the window, or is cut off.
const look = `((wish) => {
  const faults = new Set()
  const nearly = (measured, wanted) => measured >= wanted - 0.6
  const name = (element) => element.tagName.toLowerCase() + ' “' +
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\\s+/g, ' ').slice(0, 24) + '”'
  const unseen = 'script, style, noscript, svg, option, [data-paper-only]'
  const clips = (value) => value !== 'visible'
  // Where it scrolls sideways in a box of its own, and nothing where a box hides it wholly.
  const cutBy = (element, box) => {
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around)
      if (!clips(overflowX) && !clips(overflowY)) continue
      const frame = around.getBoundingClientRect()
      if (frame.width <= 2 || frame.height <= 2) return 'hidden'
      const scrollsX = overflowX === 'auto' || overflowX === 'scroll'
      const scrollsY = overflowY === 'auto' || overflowY === 'scroll'
      if (scrollsX) return ''
      if (clips(overflowX) && (box.left < frame.left - 2 || box.right > frame.right + 2)) return name(around)
      if (scrollsY) return ''
      const half = box.height / 4
      if (clips(overflowY) && (box.top < frame.top - half || box.bottom > frame.bottom + half)) return name(around)
    }
    return box.left < -1 || box.right > innerWidth + 1 ? 'the window' : ''
  }
  const type = (element, what) => {
    const style = getComputedStyle(element)
    const size = parseFloat(style.fontSize)
    const wanted = element.closest('main, dialog') ? wish.text : wish.aside
    if (!nearly(size, wanted)) faults.add(what + ': ' + size + ' px of type')
    const leading = parseFloat(style.lineHeight) / size
    if (!(leading >= wish.leading - 0.01)) faults.add(what + ': lines of ' + leading.toFixed(2))
  }
  const range = document.createRange()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement
    if (!node.data.trim() || !holder || holder.closest(unseen)) continue
    if (!holder.checkVisibility({ visibilityProperty: true })) continue
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1 && box.bottom > -scrollY)
    if (boxes.length === 0) continue
    const cuts = boxes.map((box) => cutBy(holder, box))
    if (cuts.includes('hidden')) continue
    const cut = cuts.find(Boolean)
    if (cut) faults.add('“' + node.data.trim().slice(0, 24) + '” cut off by ' + cut)
    type(holder, '“' + node.data.trim().slice(0, 24) + '”')
  }
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]'
  for (const control of document.querySelectorAll(controls)) {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest(unseen)) continue
    const covered = getComputedStyle(control).opacity === '0' || ['checkbox', 'radio'].includes(control.type)
    const face = (covered && control.closest('label')) || control
    const style = getComputedStyle(face)
    const { width, height, bottom } = face.getBoundingClientRect()
    if (width <= 2 || height <= 2 || bottom + scrollY <= 0) continue
    const inSentence = style.display === 'inline' &&
      [...face.parentElement.childNodes].some((node) => node instanceof Text && node.data.trim())
    if (inSentence) continue
    const framed = parseFloat(style.borderTopWidth) > 0 || !['rgba(0, 0, 0, 0)', 'transparent'].includes(style.backgroundColor)
    const wanted = framed || covered ? wish.main : wish.other
    if (!nearly(width, wanted) || !nearly(height, wanted))
      faults.add(name(face) + ': ' + Math.round(width) + ' × ' + Math.round(height) + ' px to press, not ' + wanted)
    if (/^(input|select|textarea)$/i.test(control.tagName) && !covered) type(control, name(control))
  }
  const wider = document.documentElement.scrollWidth - innerWidth
  if (wider > 1) faults.add(wider + ' px wider than its window')
  return [...faults]
})`

// What WCAG 1.4.12 lets a reader set; put in and taken out again past the page's own policy.
const spaced = `(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
  document.adoptedStyleSheets = [sheet]
})()`
const unspaced = 'void (document.adoptedStyleSheets = [])'

// What is chosen, pressed or current has to differ by more than colours and shadows that a browser takes away.
const forced = `(() => {
  const faults = new Set()
  const name = (element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)
  for (const button of document.querySelectorAll('main button, main select, main textarea, main input[type=text], main input[type=tel]')) {
    if (!button.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const style = getComputedStyle(button)
    const sides = [style.borderTopWidth, style.borderBottomWidth].map(parseFloat)
    // An icon is drawn in the colour of text, and so stays.
    if (Math.max(...sides) === 0 && !button.querySelector('svg') && !style.textDecorationLine.includes('underline'))
      faults.add('“' + name(button) + '” has no outline in forced colours')
  }
  for (const chosen of document.querySelectorAll('[aria-pressed=true], a[aria-current]:not([aria-current=false])')) {
    if (!chosen.checkVisibility()) continue
    const plain = chosen.parentElement.parentElement.querySelector('[aria-pressed=false], a:not([aria-current])')
    if (plain && getComputedStyle(plain).backgroundColor === getComputedStyle(chosen).backgroundColor)
      faults.add('“' + name(chosen) + '” does not look chosen in forced colours')
  }
  for (const input of document.querySelectorAll('input:checked')) {
    const face = input.nextElementSibling
    if (getComputedStyle(input).opacity !== '0' || !face) continue
    const other = document.querySelector('input[name="' + input.name + '"]:not(:checked)')?.nextElementSibling
    if (other && getComputedStyle(other).borderTopWidth === getComputedStyle(face).borderTopWidth)
      faults.add('“' + name(face) + '” does not look chosen in forced colours')
  }
  return [...faults]
})()`

const moving = `[...document.getAnimations()].map(({ effect }) => effect.getTiming().duration)
  .concat([...document.querySelectorAll('button, a, input, select')].map((one) => parseFloat(getComputedStyle(one).transitionDuration) * 1000))
  .filter((duration) => duration > 1).length`

async function faultsOf(page: Page, wish: Wish, where: string): Promise<string[]> {
  const faults = await page.evaluate<string[]>(`${look}(${JSON.stringify(wish)})`)
  return faults.map((fault) => `${where}: ${fault}`)
}

const setStep = (page: Page, step: number) =>
  page.evaluate(
    step === 0
      ? 'void document.documentElement.removeAttribute("data-elder")'
      : `void (document.documentElement.dataset.elder = '${step}')`,
  )

async function atWidth(page: Page, width: number, wish: Wish, where: string): Promise<string[]> {
  await page.setViewportSize({ width, height: windows.phone.viewport.height })
  return faultsOf(page, wish, `${where} at ${width} px`)
}

/**
 * `LINLI_CLOSELY=1`: every step at every width, the desk too, on every page of the workbench; else the smallest and the largest where they
 * are hardest, and of the workbench what is used in the field.
 */
export const lookingAtAll = process.env.LINLI_CLOSELY === '1'
const wished: [step: 1 | 2 | 3, width: number][] = lookingAtAll
  ? ([1, 2, 3] as const).flatMap((step) => [320, 390, 1440].map((width): [1 | 2 | 3, number] => [step, width]))
  : [
      [1, 390],
      [3, 320],
      [3, 390],
    ]

/**
 * The elder version of the page as it stands (already shown in that version): type, lines, room to press, and nothing beside the window
 * or cut off in any of its sizes.
 */
export async function checkElder(page: Page): Promise<void> {
  const faults: string[] = []
  for (const [step, width] of wished) {
    await setStep(page, step)
    faults.push(...(await atWidth(page, width, elder(step), `size ${step}`)))
  }
  await setStep(page, 1)
  expect.soft(faults, `elder version of ${page.url()}`).toEqual([])
}

/**
 * The standard version as its readers set it: 320 px wide, zoomed to 200 %, more room between letters and lines, colours of their own, no
 * motion; room to press everywhere.
 */
export async function checkClosely(page: Page): Promise<void> {
  const faults = await atWidth(page, 320, standard, 'narrow')
  await page.evaluate(spaced)
  faults.push(...(await faultsOf(page, standard, 'spaced at 320 px')))
  await page.evaluate(unspaced)
  faults.push(...(await atWidth(page, windows.desk.viewport.width / 2, standard, 'zoomed')))
  await page.emulateMedia({ forcedColors: 'active' })
  faults.push(...(await page.evaluate<string[]>(forced)))
  await page.emulateMedia({ forcedColors: 'none' })
  if ((await page.evaluate<number>(moving)) > 0) faults.push('something moves although motion is not wanted')
  expect.soft(faults, `a close look at ${page.url()}`).toEqual([])
}
