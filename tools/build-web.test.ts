import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
    ...face.styles,
    face.favicon,
  ])
  expect(addresses.filter((address) => !existsSync(join(web, address)))).toEqual([])
  expect(open.scripts).toEqual([])
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
