// The page template of the two faces that run scripts. Pure: text in, text out; used by the server.
import type { ElderStep } from '../../shared/elder.ts'
import type { Bootstrap } from './bootstrap.ts'

/** Entry files of a face, from `dist/web/manifest.json`. */
export interface FaceAssets {
  scripts: string[]
  /** Static imports of the entry, fetched at once rather than one after another. */
  preloads: string[]
  /** Texts by language, to be fetched at once too. */
  words: Partial<Record<string, string[]>>
  styles: string[]
  favicon: string
}

export interface PageHtmlInput {
  face: 'resident' | 'workbench'
  /** One per response, the same as in the Content-Security-Policy header. */
  nonce: string
  lang: string
  title: string
  /** Step of the elder version: the account's own, else of the cookie `linli_elder`. */
  elder: ElderStep
  assets: FaceAssets
  bootstrap: Bootstrap
  /** Sentences shown before the script runs and where it can't: from the catalogue `i18n/…`, group `template`. */
  words: PageHtmlWords
}

export interface PageHtmlWords {
  /** 正在打开… */
  opening: string
  /** Shown after a few seconds without a page, and when scripts are off. */
  help: string
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** How the document says that it is the elder version, and in which size. */
export function elderAttribute(step: ElderStep): string {
  return step === 0 ? '' : ` data-elder="${step}"`
}

/** JSON that can stand inside a script element: no `<`, no line separators that old parsers take for newlines. */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function helpLines(input: PageHtmlInput): string {
  const phone = input.bootstrap.community?.phone
  const call = phone ? ` <a href="tel:${escapeHtml(phone)}">${escapeHtml(phone)}</a>` : ''
  return `${escapeHtml(input.words.help)}${call}`
}

/** The document of a resident or workbench page. */
export function pageHtml(input: PageHtmlInput): string {
  const { assets, nonce } = input
  const safe = escapeHtml(nonce)
  const styles = assets.styles.map((href) => `<link rel="stylesheet" nonce="${safe}" href="${escapeHtml(href)}">`)
  const preloads = [...assets.preloads, ...(assets.words[input.lang] ?? [])].map(
    (href) => `<link rel="modulepreload" nonce="${safe}" href="${escapeHtml(href)}">`,
  )
  // The workbench is an app on the phone; without a community there is nothing to open.
  const { community } = input.bootstrap
  const app =
    input.face === 'workbench' && community
      ? [
          `<link rel="manifest" href="/w/${escapeHtml(community.key)}/app.webmanifest">`,
          '<link rel="apple-touch-icon" href="/icons/180.png">',
        ]
      : []
  const scripts = assets.scripts.map(
    (src) => `<script type="module" nonce="${safe}" src="${escapeHtml(src)}"></script>`,
  )
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(input.lang)}" data-face="${input.face}"${elderAttribute(input.elder)}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeHtml(input.title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="theme-color" content="#FAF7F2">',
    '<meta name="format-detection" content="telephone=no">',
    `<meta property="csp-nonce" nonce="${safe}">`,
    `<link rel="icon" type="image/svg+xml" href="${escapeHtml(assets.favicon)}">`,
    ...app,
    ...styles,
    ...preloads,
    `<script type="application/json" id="bootstrap" nonce="${safe}">${escapeJson(input.bootstrap)}</script>`,
    ...scripts,
    '</head>',
    '<body>',
    `<noscript><p class="before-script">${helpLines(input)}</p></noscript>`,
    '<div id="root">',
    `<p class="before-script">${escapeHtml(input.words.opening)}</p>`,
    `<p class="before-script before-script-late">${helpLines(input)}</p>`,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
