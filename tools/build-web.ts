// Builds the web bundles into dist/web once; later calls find them by a hash over their sources.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FaceAssets } from '../src/app/web/html.ts'
import { compressAssets } from './web/compressed.ts'
import { type FaceSize, measureFaces } from './web/sizes.ts'
import { sourcesHash } from './web/sources-hash.ts'

/** Content of `dist/web/manifest.json`. Addresses begin with `/assets/`, the folder `dist/web/assets`. */
export interface WebManifest {
  hash: string
  faces: { resident: FaceAssets; workbench: FaceAssets; public: FaceAssets }
  /** Module that exports `renderPublic`, relative to dist/web. */
  publicRender: string
  sizes: Record<'resident' | 'workbench' | 'public', FaceSize>
}

export interface BuildWebOptions {
  /** The repository; its folder by default. */
  root?: string
  /** `dist/web` below root by default. */
  outDir?: string
  /** One line per step. */
  log?: (line: string) => void
}

const defaultRoot = dirname(import.meta.dirname)

async function readManifest(outDir: string): Promise<WebManifest | undefined> {
  const file = join(outDir, 'manifest.json')
  if (!existsSync(file)) return undefined
  const manifest = JSON.parse(await readFile(file, 'utf8')) as WebManifest
  return existsSync(join(outDir, manifest.publicRender)) ? manifest : undefined
}

/** Vite follows NODE_ENV: built from within a test run it would take React's development build, twice as large. */
async function inProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

async function buildInto(
  folder: string,
  root: string,
  hash: string,
  log: (line: string) => void,
): Promise<WebManifest> {
  const [{ build }, { webConfig }, { faceAssets }] = await Promise.all([
    import('vite'),
    import('../vite.config.ts'),
    import('./web/face-assets.ts'),
  ])
  for (const bundle of ['resident', 'workbench', 'public'] as const) {
    log(`building web bundle: ${bundle}`)
    await build(webConfig(bundle, root, join(folder, 'assets', bundle)))
  }
  log('building web bundle: public renderer')
  await build(webConfig('public-render', root, join(folder, 'public')))
  const faces = await faceAssets(folder)
  await compressAssets(join(folder, 'assets'))
  const manifest = { hash, faces, publicRender: 'public/render.js', sizes: await measureFaces(folder) }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2))
  return manifest
}

function places(options: BuildWebOptions): { root: string; outDir: string } {
  const root = options.root ?? defaultRoot
  return { root, outDir: options.outDir ?? join(root, 'dist/web') }
}

/** The manifest of the bundles where they belong to the present sources. */
export async function presentManifest(options: BuildWebOptions = {}): Promise<WebManifest | undefined> {
  const { root, outDir } = places(options)
  const manifest = await readManifest(outDir)
  return manifest?.hash === (await sourcesHash(root)) ? manifest : undefined
}

/**
 * Makes sure that the bundles in `outDir` belong to the present sources, building them when they don't, and answers their
 * manifest. An interrupted build leaves the former one as it was.
 */
export async function buildWeb(options: BuildWebOptions = {}): Promise<WebManifest> {
  const present = await presentManifest(options)
  if (present) return present
  const { root, outDir } = places(options)
  const log = options.log ?? (() => {})
  const hash = await sourcesHash(root)
  const fresh = `${outDir}.${process.pid}`
  await mkdir(fresh, { recursive: true })
  try {
    const manifest = await inProduction(() => buildInto(fresh, root, hash, log))
    await rm(outDir, { recursive: true, force: true })
    await rename(fresh, outDir)
    return manifest
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Gzip sizes of a first page of each face, in bytes, for the budget check. Builds when needed. */
export async function bundleSizes(options: BuildWebOptions = {}): Promise<WebManifest['sizes']> {
  return (await buildWeb(options)).sizes
}

function table(sizes: WebManifest['sizes']): string {
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`
  return Object.entries(sizes)
    .map(([face, { js, css }]) => `${face.padEnd(10)} JS ${kb(js)}  CSS ${kb(css)}  (gzip, first page)`)
    .join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const print = (line: string) => process.stdout.write(`${line}\n`)
  print(table((await buildWeb({ log: print })).sizes))
}
