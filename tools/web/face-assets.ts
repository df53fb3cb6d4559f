import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaceAssets } from '../../src/app/web/html.ts'
import { type Language, languages } from '../../src/shared/languages.ts'
import type { WebManifest } from '../build-web.ts'
import { type ChunkMap, closure, entryKey, filesOf, readChunks } from './bundle-manifest.ts'

const mark = join(import.meta.dirname, '../../src/app/web/art/favicon.svg')

/** The kit's texts in one language, where they aren't part of the face itself. */
function kitWords(chunks: ChunkMap, language: Language): string[] {
  return Object.keys(chunks).filter((key) => key.endsWith(`app/web/i18n/${language}.json`))
}

/** What every page of a face needs: its entry, what its pages share, the kit's texts. */
async function assetsOf(folder: string, bundle: string): Promise<FaceAssets> {
  const chunks = await readChunks(folder, bundle)
  const shared = Object.keys(chunks).filter((key) => chunks[key]?.name === 'shared')
  const first = [entryKey(chunks), ...shared].flatMap((key) => [...closure(chunks, key)])
  const { js, css } = filesOf(chunks, first)
  const address = (file: string) => `/assets/${bundle}/${file}`
  const [script = '', ...preloads] = js.map(address)
  const words = Object.fromEntries(
    languages.map((language) => [language, filesOf(chunks, kitWords(chunks, language)).js.map(address)]),
  )
  return { scripts: [script], preloads, words, styles: css.map(address), favicon: '/assets/favicon.svg' }
}

/** Entry files of each face, and the favicon beside them. Public pages get styles, and the script that reads the elder version aloud. */
export async function faceAssets(folder: string): Promise<WebManifest['faces']> {
  await copyFile(mark, join(folder, 'assets/favicon.svg'))
  const [resident, workbench, styles, aloud] = await Promise.all([
    assetsOf(folder, 'resident'),
    assetsOf(folder, 'workbench'),
    assetsOf(folder, 'public'),
    assetsOf(folder, 'public-aloud'),
  ])
  return { resident, workbench, public: { ...styles, scripts: aloud.scripts, preloads: [], words: {} } }
}
