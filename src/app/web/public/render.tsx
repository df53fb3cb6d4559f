import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { elderAttribute, escapeHtml } from '../html.ts'
import { wholeDatesInHtml } from '../whole-dates.ts'
import { PublicFrame } from './frame.tsx'
import type { PublicOptions, RenderPublic } from './options.ts'
import { pages } from './pages.ts'
import { publicWords } from './words.ts'

function head(title: string, options: PublicOptions): string {
  const styles = options.assets.styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`)
  const scripts = options.elder === 0 ? [] : options.assets.scripts
  return [
    '<meta charset="utf-8">',
    `<title>${escapeHtml(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="theme-color" content="#FAF7F2">',
    '<meta name="format-detection" content="telephone=no">',
    `<link rel="icon" type="image/svg+xml" href="${escapeHtml(options.assets.favicon)}">`,
    ...styles,
    ...scripts.map((src) => `<script type="module" src="${escapeHtml(src)}"></script>`),
  ].join('\n')
}

/** A whole public document as text. */
export const renderPublic: RenderPublic = (name, props, options) => {
  const entry = pages.find((page) => page.name === name)
  if (!entry) throw new Error(`no public page is named ${name}`)
  const words = publicWords(options.locale)
  const t = words.getFixedT(options.locale, entry.module)
  const title = `${entry.title(t, props)} · ${options.community.name}`
  const Page = entry.page
  const below = (options.below ?? []).flatMap(({ page, props: own }) => {
    const part = pages.find(({ name }) => name === page)
    return part ? [{ name: page, Below: part.page, props: own }] : []
  })
  const body = renderToStaticMarkup(
    <I18nextProvider i18n={words}>
      <PublicFrame options={options} pages={pages}>
        <Page {...props} />
        {below.map(({ name, Below, props: own }) => (
          <Below key={name} {...own} />
        ))}
      </PublicFrame>
    </I18nextProvider>,
  )
  const attributes = `lang="${escapeHtml(options.locale)}" data-face="public"${elderAttribute(options.elder)}`
  return `<!doctype html>\n<html ${attributes}>\n<head>\n${head(title, options)}\n</head>\n<body>${wholeDatesInHtml(body)}</body>\n</html>\n`
}
