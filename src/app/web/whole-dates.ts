/** 2026年12月5日（周六）, 12月5日, 2026年12月, and a weekday in its brackets. */
const dates = /(?:\d+年)?\d+月(?:\d+日)?(?:（[周週].）)?|（[周週].）/g
/** Where a line could end within one. */
const within = /[\d\p{Script=Han}](?=[\p{Script=Han}（])|\p{Script=Han}(?=\d)/gu
/** Takes no room, and nobody sees it. */
const joiner = '\u2060'

/** The text with no date that could be torn between two lines, 12月|5日（周|六）, whoever wrote it. */
export function wholeDates(text: string): string {
  return text.replaceAll(dates, (date) => date.replaceAll(within, `$&${joiner}`))
}

/** The same for the texts of a document that is sent as it is. */
export function wholeDatesInHtml(html: string): string {
  const pieces = /<(script|style|textarea|option)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g
  return html.replaceAll(pieces, (piece) => (piece.startsWith('<') ? piece : wholeDates(piece)))
}

/** What has no lines, or isn't read but used: written in, run. */
const untouched = 'script, style, textarea, option, [contenteditable]'

function mend(root: Node) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  // A text itself is the root of its own walk, which begins behind it.
  for (let node: Node | null = root instanceof Text ? root : texts.nextNode(); node; node = texts.nextNode()) {
    const said = (node as Text).data
    const whole = wholeDates(said)
    if (whole !== said && !node.parentElement?.closest(untouched)) (node as Text).data = whole
  }
}

/** Whoever copies a part of the page gets what can be seen of it. */
function copyPlain(event: ClipboardEvent) {
  const selection = getSelection()
  const text = selection?.toString() ?? ''
  if (!selection || !event.clipboardData || !text.includes(joiner)) return
  const part = document.createElement('div')
  part.append(selection.getRangeAt(0).cloneContents())
  event.clipboardData.setData('text/plain', text.replaceAll(joiner, ''))
  event.clipboardData.setData('text/html', part.innerHTML.replaceAll(joiner, ''))
  event.preventDefault()
}

/**
 * Keeps every date on the page on one line, from now on and before it is painted: those the page writes and those in sentences of the server
 * or of people. Only what is shown is changed, never what a page holds, sends or copies.
 */
export function keepDatesWhole(): void {
  const seen = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') mend(target)
      else addedNodes.forEach(mend)
    }
  })
  seen.observe(document.body, { subtree: true, childList: true, characterData: true })
  document.addEventListener('copy', copyPlain)
}
