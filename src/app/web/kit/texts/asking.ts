import { signs } from './asking.data.ts'

/** A text block as the picker needs it. */
export interface Block {
  name: string
  initials: string
  text: string
}

const queryMost = 20
const shownMost = 8

/** The sign before the caret and what was typed after it; undefined: no text block is asked for. */
export function asked(value: string, caret: number): { start: number; query: string } | undefined {
  const before = value.slice(0, caret)
  const [start, sign] = signs
    .map((one) => [before.lastIndexOf(one), one] as const)
    .reduce((last, one) => (one[0] > last[0] ? one : last))
  const query = before.slice(start + sign.length)
  return start < 0 || query.length > queryMost || /\s/.test(query) ? undefined : { start, query }
}

/** Blocks that a query finds: initials that begin so first, then names that hold it, then texts. A few. */
export function matching<T extends Block>(blocks: readonly T[], query: string): T[] {
  const wanted = query.toLowerCase()
  const rank = (block: T) => {
    if (block.initials.startsWith(wanted) || block.name.toLowerCase().startsWith(wanted)) return 0
    if (block.initials.includes(wanted) || block.name.toLowerCase().includes(wanted)) return 1
    return block.text.toLowerCase().includes(wanted) ? 2 : 3
  }
  return blocks
    .map((block) => ({ block, rank: rank(block) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, shownMost)
    .map((one) => one.block)
}

/** The text with names in braces replaced where something stands for them; the others stay and are told. */
export function filled(text: string, words: Record<string, string>): { text: string; unfilled: string[] } {
  const unfilled = new Set<string>()
  const said = text.replace(/\{([^{}\s]{1,20})\}/g, (whole, name: string) => {
    const word = Object.hasOwn(words, name) ? words[name] : undefined
    if (!word) unfilled.add(whole)
    return word || whole
  })
  return { text: said, unfilled: [...unfilled] }
}
