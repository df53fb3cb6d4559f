import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'

const query = /^(.*\/i18n\/[\w-]+)\.json\?words=(\w+)$/
const prefix = '\0page-words:'
const prefixed = new RegExp(`^${prefix}`)

/**
 * Gives a face only its own page texts: `…/i18n/zh-CN.json?words=resident` becomes a module with the groups `words`
 * (shared by all faces) and `resident` below `pages` of that catalogue. Server sentences never reach a bundle.
 */
export function pageWords(): Plugin {
  return {
    name: 'linli-page-words',
    enforce: 'pre',
    resolveId: {
      filter: { id: query },
      async handler(source, importer) {
        const match = query.exec(source)
        if (!match) return null
        const file = await this.resolve(`${match[1]}.json`, importer, { skipSelf: true })
        return file && `${prefix}${match[2]}:${file.id.replace(/\.json$/, '')}`
      },
    },
    load: {
      filter: { id: prefixed },
      async handler(id) {
        const [face = '', ...path] = id.slice(prefix.length).split(':')
        const file = `${path.join(':')}.json`
        this.addWatchFile(file)
        const { pages = {} } = JSON.parse(await readFile(file, 'utf8')) as { pages?: Record<string, unknown> }
        return `export default ${JSON.stringify({ words: pages.words, [face]: pages[face] })}`
      },
    },
  }
}

const menuQuery = /^virtual:menu-words\/(\w+)\/([\w-]+)$/
const menuPrefix = '\0menu-words:'

/**
 * What a face shows of every module on every page, in one piece for a language: `virtual:menu-words/workbench/zh-CN` becomes a module with
 * an object by module, with what the labels of its entries and jumps (`web/workbench.tsx`) ask for.
 */
export function menuTexts(): Plugin {
  let root = ''
  return {
    name: 'linli-menu-texts',
    configResolved(config) {
      root = config.root
    },
    resolveId: {
      filter: { id: menuQuery },
      handler(source) {
        const [, face, locale] = menuQuery.exec(source) ?? []
        return `${menuPrefix}${face}:${locale}`
      },
    },
    load: {
      filter: { id: new RegExp(`^${menuPrefix}`) },
      async handler(id) {
        const [face = '', locale = ''] = id.slice(menuPrefix.length).split(':')
        const texts: Texts = {}
        for await (const entries of glob(`src/modules/*/web/${face}.{ts,tsx}`, { cwd: root })) {
          const module = join(entries, '../..')
          const catalogue = join(root, module, 'i18n', `${locale}.json`)
          for (const file of [join(root, entries), catalogue]) this.addWatchFile(file)
          const { pages = {} } = JSON.parse(await readFile(catalogue, 'utf8')) as { pages?: Texts }
          const labels = (await readFile(join(root, entries), 'utf8')).matchAll(/\blabel: '([\w.]+)'/g)
          texts[basename(module)] = picked(
            pages,
            [...labels].map(([, label = '']) => label.split('.')),
          )
        }
        return `export default ${JSON.stringify(texts)}`
      },
    },
  }
}

type Texts = { [key: string]: string | Texts }

/** The texts at these paths and no others, nested as before. */
function picked(texts: Texts, paths: string[][]): Texts {
  const found: Texts = {}
  for (const path of paths) {
    const last = path.at(-1) ?? ''
    let from: string | Texts | undefined = texts
    let into = found
    for (const key of path.slice(0, -1)) {
      from = typeof from === 'object' ? from[key] : undefined
      into[key] ??= {}
      into = into[key] as Texts
    }
    const text = typeof from === 'object' ? from[last] : undefined
    if (text !== undefined) into[last] = text
  }
  return found
}
