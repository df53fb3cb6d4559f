import { useShortcuts } from '../kit/shortcuts.tsx'
import { useKitWords } from '../words.ts'

/** The first link of every row of the page's tables: what a row is about. */
function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll('main tbody tr')].flatMap((row) => row.querySelector('a') ?? [])
}

/**
 * Moves the focus to the next or the former row; from nowhere to the first. Enter then opens it, being a link. On the page of one thing
 * it goes to the next thing of the list it was opened from.
 */
function move(step: 1 | -1): void {
  const way = document.querySelector<HTMLElement>(step === 1 ? 'main a[rel="next"]' : 'main a[rel="prev"]')
  if (way) return way.click()
  const links = rowLinks()
  const row = document.activeElement?.closest('tr')
  const at = links.findIndex((link) => link.closest('tr') === row)
  const next = links[at < 0 ? 0 : at + step]
  next?.focus()
  next?.closest('tr')?.scrollIntoView({ block: 'nearest' })
}

/** Presses the box of the row in focus; with `range` everything since the last one pressed. */
function select(range: boolean): void {
  const box = document.querySelector('main tr:focus-within input[type="checkbox"]')
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: range }))
}

/** `j` and `k` go through the rows of any list, Enter opens, `x` selects, `/` goes to its search, Esc goes back. */
export function ListKeys() {
  const t = useKitWords()
  useShortcuts([
    { id: 'list.next', label: t('keys.next_row'), hidden: true, run: () => move(1) },
    { id: 'list.former', label: t('keys.former_row'), hidden: true, run: () => move(-1) },
    {
      id: 'list.open',
      label: t('keys.open_row'),
      hidden: true,
      run: () => document.querySelector<HTMLElement>('main tr:focus-within a')?.click(),
    },
    { id: 'list.select', label: t('keys.select_row'), hidden: true, run: () => select(false) },
    { id: 'list.select_range', label: t('keys.select_range'), hidden: true, run: () => select(true) },
    {
      id: 'page.search',
      label: t('keys.search'),
      hidden: true,
      run: () => document.querySelector<HTMLElement>('main input[type="search"]')?.focus(),
    },
    {
      id: 'page.back',
      label: t('keys.back'),
      hidden: true,
      run: () => document.querySelector<HTMLElement>('main a[data-back]')?.click(),
    },
  ])
  return null
}
