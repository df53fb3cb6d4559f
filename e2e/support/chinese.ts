import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, Request } from 'playwright-core'
import { filesMatching } from '../../tools/lib/files.ts'

const source = join(import.meta.dirname, '../..')
const chinese = /\p{Script=Han}+/gu

/** Every run of Chinese characters in the texts of the product: what may stand on an English page only as data. */
function ownWords(): Set<string> {
  const runs = filesMatching('src/**/i18n/zh-CN.json').flatMap((file) => {
    const strings = JSON.stringify(Object.values(JSON.parse(readFileSync(join(source, file), 'utf8')) as object))
    return strings.replaceAll(/\{\{\w+\}\}/g, ' ').match(chinese) ?? []
  })
  return new Set(runs)
}

const breath = 150
const longest = 5_000

/** Collects what the server tells a page: names, addresses, what people wrote. Answers when the page has asked nothing for a moment. */
export function hearData(page: Page): () => Promise<string> {
  const heard: Promise<string>[] = []
  const asked = new Set<Request>()
  let latest = 0
  const noted = (change: (request: Request) => void) => (request: Request) => {
    change(request)
    latest = Date.now()
  }
  page.on(
    'request',
    noted((request) => asked.add(request)),
  )
  page.on(
    'requestfinished',
    noted((request) => asked.delete(request)),
  )
  page.on(
    'requestfailed',
    noted((request) => asked.delete(request)),
  )
  page.on('response', (response) => {
    if (response.url().includes('/api/')) heard.push(response.text().catch(() => ''))
  })
  return async () => {
    const until = Date.now() + longest
    do await page.waitForTimeout(breath)
    while ((asked.size > 0 || Date.now() - latest < breath) && Date.now() < until)
    return (await Promise.all(heard)).join('\n')
  }
}

// Runs in the page: everything people see or hear of it, and its bootstrap data.
const look = `(() => {
  const seen = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement
    if (!holder || holder.closest('script, style, noscript, [lang^=zh], option, textarea')) continue
    if (holder.checkVisibility()) seen.push(node.data)
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (element.closest('[lang^=zh]')) continue
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) seen.push(element.getAttribute(name) ?? '')
  }
  return { seen: [document.title, ...seen], data: document.getElementById('bootstrap')?.textContent ?? '' }
})()`

const known = ownWords()
const rawKey = /\b(?:resident|workbench|public|words)\.[a-z_]+(?:\.[a-z_]+)*\b|\{\{/

/**
 * What stands on a page in English that shouldn't: words of our Chinese catalogues that the server didn't tell as data, and keys
 * without a text. `data` is what the server told (see `hearData`), or for a page without scripts what the demo is known to hold.
 */
export async function leftovers(page: Page, data: string): Promise<string[]> {
  const shown = await page.evaluate<{ seen: string[]; data: string }>(look)
  const told = `${data}\n${shown.data}`
  return shown.seen.flatMap((text) => {
    const ours = (text.replaceAll(/"[^"]*"|“[^”]*”|\([^)]*\)/g, '').match(chinese) ?? []).filter(
      (run) => known.has(run) && !told.includes(run),
    )
    return ours.length > 0 || rawKey.test(text) ? [text.trim().slice(0, 80)] : []
  })
}
