import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaceAssets } from '../../src/app/web/html.ts'
import type { WebManifest } from '../build-web.ts'
import { closure, entryKey, filesOf, readChunks } from './bundle-manifest.ts'

const mark = join(import.meta.dirname, '../../src/app/web/art/favicon.svg')

async function assetsOf(folder: string, bundle: string): Promise<FaceAssets> {
  const chunks = await readChunks(folder, bundle)
  const entry = entryKey(chunks)
  const { js, css } = filesOf(chunks, closure(chunks, entry))
  const address = (file: string) => `/assets/${bundle}/${file}`
  const [script = '', ...preloads] = js.map(address)
  return { scripts: [script], preloads, styles: css.map(address), favicon: '/assets/favicon.svg' }
}

/** Entry files of each face, and the favicon beside them. Public pages get styles only. */
export async function faceAssets(folder: string): Promise<WebManifest['faces']> {
  await copyFile(mark, join(folder, 'assets/favicon.svg'))
  const [resident, workbench, styles] = await Promise.all([
    assetsOf(folder, 'resident'),
    assetsOf(folder, 'workbench'),
    assetsOf(folder, 'public'),
  ])
  return { resident, workbench, public: { ...styles, scripts: [], preloads: [] } }
}
