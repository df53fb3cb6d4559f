import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { buildWeb, type WebManifest } from './build-web.ts'
import { readCatalogue } from './lib/catalogues.ts'

const root = join(import.meta.dirname, '..')
const web = join(root, 'dist/web')
let manifest: WebManifest

beforeAll(async () => {
  manifest = await buildWeb()
}, 120_000)

test('bundles that belong to the sources are not built again', async () => {
  const steps: string[] = []
  expect(await buildWeb({ log: (line) => steps.push(line) })).toEqual(manifest)
  expect(steps).toEqual([])
})

test('every address of the manifest is a file', () => {
  const { resident, workbench, public: open } = manifest.faces
  const addresses = [resident, workbench, open].flatMap((face) => [
    ...face.scripts,
    ...face.preloads,
    ...Object.values(face.words).flatMap((files) => files ?? []),
    ...face.styles,
    face.favicon,
  ])
  expect(addresses.filter((address) => !existsSync(join(web, address)))).toEqual([])
  expect(open.scripts, 'reading aloud, and nothing else').toHaveLength(1)
})

test('scripts and style sheets lie there compressed too, the way browsers ask for them', () => {
  const { scripts, preloads, styles } = manifest.faces.resident
  const largest = [...scripts, ...preloads, ...styles].filter((address) => statSync(join(web, address)).size > 1024)
  expect(largest.length).toBeGreaterThan(2)
  for (const address of largest) {
    const plain = readFileSync(join(web, address))
    expect(brotliDecompressSync(readFileSync(join(web, `${address}.br`))).equals(plain)).toBe(true)
    expect(gunzipSync(readFileSync(join(web, `${address}.gz`))).equals(plain)).toBe(true)
  }
})

test('the texts of the kit are asked for at once in a language that does not come with the face', () => {
  expect(Object.keys(manifest.faces.resident.words).sort()).toEqual(['en', 'zh-CN', 'zh-Hant'])
  expect(manifest.faces.resident.words.en).toHaveLength(1)
  expect(manifest.faces.resident.words['zh-CN']).toEqual([])
})

test('server sentences reach no browser', () => {
  const scripts = globSync('assets/*/*.js', { cwd: web }).map((file) => readFileSync(join(web, file), 'utf8'))
  const sentences = globSync('src/modules/*/i18n/zh-CN.json', { cwd: root })
    .flatMap((file) => [...readCatalogue(root, file).texts])
    .filter(([key]) => /^(refusals|messages)\./.test(key))
    .map(([, sentence]) => sentence)
    .filter((sentence) => sentence.length > 12)
  expect(sentences.length).toBeGreaterThan(0)
  expect(sentences.filter((sentence) => scripts.some((script) => script.includes(sentence)))).toEqual([])
})
