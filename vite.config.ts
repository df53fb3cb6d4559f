import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Rolldown } from 'vite'
import { menuTexts, pageWords } from './tools/web/page-words.ts'

/** Browser floor of ux.md: Chromium 108, Safari 15.4, Firefox 101. */
export const browserFloor = ['chrome108', 'safari15.4', 'firefox101']

/** What is built: two script faces, style sheet and reading aloud of the public pages, and their renderer for the server. */
export type WebBundle = 'resident' | 'workbench' | 'public' | 'public-aloud' | 'public-render'

const entries: Record<WebBundle, string> = {
  resident: 'src/app/web/resident/main.tsx',
  workbench: 'src/app/web/workbench/main.tsx',
  public: 'src/app/web/public/styles.ts',
  'public-aloud': 'src/app/web/public/aloud.ts',
  'public-render': 'src/app/web/public/render.tsx',
}

/**
 * A face comes as what it starts with, what three or more of its pages use, and each page: forty files of one kilobyte each take a slow
 * phone longer than three. Finer groups would import each other in a circle.
 */
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: 'base', tags: ['$initial'], priority: 2 },
  { name: 'shared', test: (id: string) => !id.includes('/i18n/'), minShareCount: 3, priority: 1 },
]

/**
 * The resident face is drawn by Preact, which takes React's place under its names: the same components and types, a tenth of the code
 * to load and to evaluate (docs/decisions/007).
 */
const smallReact = [
  { find: /^react$/, replacement: 'preact/compat' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
]

/** Configuration of one bundle; `outDir` receives its files, addressed by the browser as `/assets/BUNDLE/…`. */
export function webConfig(bundle: WebBundle, root: string, outDir: string): InlineConfig {
  const server = bundle === 'public-render'
  return {
    configFile: false,
    root,
    base: `/assets/${bundle}/`,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [pageWords(), menuTexts(), react()],
    resolve: { alias: bundle === 'resident' ? smallReact : [] },
    css: { transformer: 'lightningcss' },
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: true,
      target: server ? 'node24' : browserFloor,
      cssTarget: browserFloor,
      assetsDir: '',
      manifest: server ? false : 'manifest.json',
      ssr: server ? join(root, entries[bundle]) : false,
      copyPublicDir: false,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        ...(server ? {} : { input: join(root, entries[bundle]) }),
        checks: { pluginTimings: false },
        experimental: { lazyBarrel: true },
        preserveEntrySignatures: bundle === 'public' || server ? 'strict' : false,
        output: server ? { entryFileNames: 'render.js' } : { codeSplitting: { groups } },
      },
    },
  }
}

/** For `vite build --mode resident` by hand, and nothing for other tools that look for this file. */
export default ({ mode }: { mode: string }): InlineConfig =>
  mode in entries ? webConfig(mode as WebBundle, import.meta.dirname, join(import.meta.dirname, 'dist/try', mode)) : {}
