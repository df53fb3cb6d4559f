import type { Page } from 'playwright-core'

// Runs in the page: every block of text with the lines it fell into, and what of them reads badly.
const look = `(() => {
  const notes = new Set()
  const unseen = 'script, style, noscript, svg, option, [data-paper-only], .visually-hidden'
  const han = /\\p{Script=Han}/u
  const inline = (element) => getComputedStyle(element).display === 'inline'
  const blocks = new Map()
  const range = document.createRange()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement
    if (!node.data.trim() || !holder || holder.closest(unseen) || !holder.checkVisibility()) continue
    let block = holder
    while (block.parentElement && inline(block)) block = block.parentElement
    range.selectNodeContents(node)
    const told = blocks.get(block) ?? { text: '', boxes: [] }
    told.text += node.data
    told.boxes.push(...range.getClientRects())
    blocks.set(block, told)
  }
  const linesOf = (boxes, size) => {
    const lines = []
    for (const { top, bottom, width, left } of boxes) {
      if (width < 1) continue
      const middle = (top + bottom) / 2
      const line = lines.find((one) => Math.abs(one.middle - middle) < size * 0.7)
      if (line) line.width += width
      else lines.push({ middle, width, left })
    }
    return lines.sort((one, other) => one.middle - other.middle)
  }
  for (const [block, { text, boxes }] of blocks) {
    const style = getComputedStyle(block)
    const size = parseFloat(style.fontSize)
    const lines = linesOf(boxes, size)
    const said = text.trim().replaceAll(/\\s+/g, ' ')
    const name = block.tagName.toLowerCase() + ' “' + said.slice(0, 40) + '”'
    const pressed = block.closest('button, th, label, [role="tab"]')
    if (style.overflowX === 'hidden' && block.scrollWidth > block.clientWidth + 1) notes.add('cut: ' + name)
    if (lines.length < 2 || !han.test(said)) continue
    if (lines.at(-1).width < size * 1.7) notes.add('a character alone: ' + name)
    else if (pressed && said.length <= 8) notes.add('a short label in ' + lines.length + ' lines: ' + name)
    if (lines.length > 3 && Math.max(...lines.map(({ width }) => width)) < size * 4.5) notes.add('a column of characters: ' + name)
  }
  return [...notes]
})()`

/** Lines that read badly as the page stands: one Chinese character alone in the last, short labels broken, text cut off. */
export function poorLines(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(look)
}
