/**
 * The keys of the workbench by the stable id of the act. Pages register acts by id (`useShortcuts`), the key comes from here, or from
 * what the reader chose instead. Ids of menu entries are `go:/path` and `new:/path`; their keys stand with the route.
 *
 * A key is one press (`j`, `X` for Shift+X, `Space`, `Escape`), one with Ctrl (⌘ on a Mac), or presses after each other (`g t`).
 */
export const keyTable: Readonly<Record<string, string>> = {
  'palette.open': 'Ctrl+k',
  'page.search': '/',
  'page.help': '?',
  'page.back': 'Escape',
  'list.next': 'j',
  'list.former': 'k',
  'list.open': 'Enter',
  'list.preview': 'Space',
  'list.select': 'x',
  'list.select_range': 'X',
  'request.assign': 'a',
  'request.to_me': 'i',
  'request.state': 's',
  'request.finish': 'f',
  'request.label': 'l',
  'request.snooze': 'h',
  'request.reply': 'r',
  'request.note': 'c',
  'request.copy_number': '.',
  'request.copy_title': '. .',
  'request.copy_link': '. . .',
  'triage.accept': '1',
  'triage.duplicate': '2',
  'triage.send_back': '3',
  'triage.elsewhere': '4',
  'queue.next': 'v',
  'queue.again': 'e',
  'queue.absent': 'd',
  'form.send': 'Ctrl+Enter',
  'undo.last': 'Ctrl+z',
}

/** Headings of the help sheet, in order; an act stands under the part of its id before the first `.` or `:`. */
export const keyGroups = ['page', 'list', 'request', 'triage', 'form', 'go', 'new', 'other'] as const
export type KeyGroup = (typeof keyGroups)[number]

const underPage = ['palette', 'undo']

export function keyGroupOf(id: string): KeyGroup {
  const head = id.split(/[.:]/, 1)[0] ?? ''
  if (underPage.includes(head)) return 'page'
  return keyGroups.find((group) => group === head) ?? 'other'
}

/** Whether an act counts inside fields too: its key types nothing there. Ctrl+Z in a field stays the browser's own undo. */
export function countsInFields(id: string, keys: string): boolean {
  return (keys.startsWith('Ctrl+') && keys !== 'Ctrl+z') || id === 'page.back'
}

/** What a reader chose: single keys off altogether, other keys for some acts ('' none). */
export interface PersonalKeys {
  off: boolean
  keys: Readonly<Record<string, string>>
}

/** The key of an act: the reader's, the table's, or the one it brings along. */
export function keyOf(id: string, personal: PersonalKeys, own = ''): string {
  return personal.keys[id] ?? keyTable[id] ?? own
}

/** Whether keys consist of plain letters or signs only: those the reader can switch off (WCAG 2.1.4). */
export function isPlain(keys: string): boolean {
  return !keys.includes('Ctrl+') && keys.split(' ').every((key) => [...key].length === 1)
}

const spoken: Record<string, string> = { Escape: 'Esc', Space: 'Space' }

/** Keys as they stand on the keyboard: `g t` → `G T`, `X` → `Shift+X`, `Ctrl+k` → `Ctrl+K`. */
export function shownKeys(keys: string, apple = false): string {
  const one = (key: string): string => {
    if (key.startsWith('Ctrl+')) return `${apple ? '⌘' : 'Ctrl+'}${one(key.slice(5).toLowerCase())}`
    if (/^[A-Z]$/.test(key)) return `Shift+${key}`
    return spoken[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1))
  }
  return keys.split(' ').map(one).join(' ')
}

/** The value of `aria-keyshortcuts`; empty for keys after each other, which it has no form for. */
export function ariaKeys(keys: string): string {
  if (keys === '' || keys.includes(' ')) return ''
  if (/^[A-Z]$/.test(keys)) return `Shift+${keys}`
  return keys.replace('Ctrl+', 'Control+')
}
