import { readFile } from 'node:fs/promises'
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
