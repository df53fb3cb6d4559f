import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type ChunkMap, closure, entryKey, filesOf, readChunks } from './bundle-manifest.ts'

/** Gzip bytes of what a face loads for its heaviest first page, and which page that is. */
export interface FaceSize {
  js: number
  css: number
  page: string
}

async function gzipTotal(folder: string, files: string[]): Promise<number> {
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file))))
  return contents.reduce((total, content) => total + gzipSync(content, { level: 9 }).length, 0)
}

function isPage(key: string): boolean {
  return /^src\/(modules\/[^/]+|app)\/web\/.*\.tsx$/.test(key)
}

/** Text catalogues a page of `module` waits for: its own, and what stands in the menu. */
function wordKeys(chunks: ChunkMap, page: string): string[] {
  const module = /^src\/modules\/([^/]+)\//.exec(page)?.[1]
  const own = `modules/${module}/i18n/zh-CN`
  const menu = /menu-words.*zh-CN/
  return Object.keys(chunks).filter((key) => menu.test(key) || (module && key.includes(own)))
}

async function measure(folder: string, bundle: 'resident' | 'workbench'): Promise<FaceSize> {
  const chunks = await readChunks(folder, bundle)
  const entry = entryKey(chunks)
  const pages = Object.keys(chunks).filter((key) => isPage(key) && key !== entry)
  const base = join(folder, 'assets', bundle)
  let heaviest: FaceSize = { js: 0, css: 0, page: entry }
  for (const page of pages.length > 0 ? pages : [entry]) {
    const keys = [entry, page, ...wordKeys(chunks, page)].flatMap((key) => [...closure(chunks, key)])
    const { js, css } = filesOf(chunks, keys)
    const size = { js: await gzipTotal(base, js), css: await gzipTotal(base, css), page }
    if (size.js > heaviest.js) heaviest = { ...size, css: Math.max(size.css, heaviest.css) }
    else heaviest.css = Math.max(size.css, heaviest.css)
  }
  return heaviest
}

async function measurePublic(folder: string): Promise<FaceSize> {
  const chunks = await readChunks(folder, 'public')
  const { css } = filesOf(chunks, closure(chunks, entryKey(chunks)))
  const aloud = await readChunks(folder, 'public-aloud')
  const { js } = filesOf(aloud, closure(aloud, entryKey(aloud)))
  return {
    js: await gzipTotal(join(folder, 'assets/public-aloud'), js),
    css: await gzipTotal(join(folder, 'assets/public'), css),
    page: 'public',
  }
}

/** First-page sizes of the three faces. */
export async function measureFaces(folder: string): Promise<Record<'resident' | 'workbench' | 'public', FaceSize>> {
  return {
    resident: await measure(folder, 'resident'),
    workbench: await measure(folder, 'workbench'),
    public: await measurePublic(folder),
  }
}
