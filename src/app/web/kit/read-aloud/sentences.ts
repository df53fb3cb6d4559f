/** Some browsers fall silent in the middle of anything longer. */
const sentenceMax = 120
const unread = 'script, style, svg, select, textarea, [hidden], [aria-hidden="true"], [data-paper-only], [data-unread]'
const inline = new Set(['inline', 'contents', 'ruby'])

function isUnread(element: Element): boolean {
  if (element.matches(unread)) return true
  const { display, visibility } = getComputedStyle(element)
  return display === 'none' || visibility === 'hidden'
}

/** The text of an element in blocks as they stand under one another: a heading, a paragraph, a cell, a button. */
function blocksOf(root: Element): string[] {
  const blocks = ['']
  const add = (text: string) => {
    blocks[blocks.length - 1] += text
  }
  const walk = (element: Element) => {
    const own = !inline.has(getComputedStyle(element).display)
    if (own) blocks.push('')
    for (const node of element.childNodes) {
      if (node instanceof Text) add(node.data)
      else if (node instanceof HTMLImageElement) add(node.alt)
      else if (node instanceof Element && !isUnread(node)) walk(node)
    }
    if (own) blocks.push('')
  }
  walk(root)
  return blocks
    .map((block) => block.replaceAll('\u2060', '').replaceAll(/\s+/g, ' ').trim())
    .filter((block) => /[\p{L}\p{N}]/u.test(block))
}

/** What somebody would read of an element, in its order, cut where one breathes. */
function sentencesOf(root: Element): string[] {
  const cut = (text: string, mark: RegExp) => text.split(mark).filter((part) => /[\p{L}\p{N}]/u.test(part))
  return blocksOf(root)
    .flatMap((block) => cut(block, /(?<=[。！？；!?;])/u))
    .flatMap((sentence) => (sentence.length > sentenceMax ? cut(sentence, /(?<=[，、,：:])/u) : [sentence]))
}

/** Of the page shown. */
export function pageSentences(): string[] {
  const main = document.querySelector('main')
  return main ? sentencesOf(main) : []
}
