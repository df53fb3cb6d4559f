import { expect, test } from 'vitest'
import type { ElderStep } from '../../shared/elder.ts'
import type { Bootstrap } from './bootstrap.ts'
import { escapeJson, pageHtml } from './html.ts'

const hostile = '</script><script>alert("𠮷")</script>\u2028<!--'

const bootstrap: Bootstrap = {
  face: 'resident',
  community: { key: '1', id: 1, name: hostile, phone: '0571-0000 0000', timeZone: 'Asia/Shanghai', demo: true },
  help: null,
  locale: 'zh-CN',
  now: '2026-11-21T02:00:00.000Z',
  demo: true,
  session: {
    account: null,
    language: null,
    elder: null,
    persons: [],
    posts: [],
    permissions: [],
    administrator: false,
    second_step: { on: false, needed_from: null, barred: false },
    demo: false,
  },
}

function page(elder: ElderStep = 0): string {
  return pageHtml({
    face: 'resident',
    nonce: 'n0nce',
    lang: 'zh-CN',
    title: hostile,
    elder,
    assets: {
      scripts: ['/assets/a.js'],
      preloads: ['/assets/b.js'],
      words: { en: ['/assets/en.js'] },
      styles: ['/assets/a.css'],
      favicon: '/f.svg',
    },
    bootstrap,
    words: { opening: 'opening', help: 'help' },
  })
}

test('data written into a page cannot leave their element', () => {
  expect(escapeJson(bootstrap)).not.toMatch(/[<>\u2028]/)
  expect(JSON.parse(escapeJson(bootstrap))).toEqual(bootstrap)
  expect(page().match(/<script/g)).toHaveLength(2)
  expect(page()).toContain('<title>&lt;/script&gt;')
})

test('every script and style carries the nonce, and the telephone is there without scripts', () => {
  const tags = page().match(/<(script|link rel="(stylesheet|modulepreload)")[^>]*>/g) ?? []
  expect(tags).toHaveLength(4)
  for (const tag of tags) expect(tag).toContain('nonce="n0nce"')
  expect(page()).toMatch(/<noscript>.*tel:0571-0000 0000/s)
})

test('elder mode is in the document before anything is drawn', () => {
  expect(page(2)).toContain('data-face="resident" data-elder="2">')
  expect(page()).not.toContain('data-elder')
})
