import '../theme/tokens.css'
import '../theme/base.css'
import '../theme/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { boot, facePath } from '../boot.ts'
import { PartsContext } from '../kit/parts.tsx'
import { fetchAhead, loadablePages, loadableParts } from '../page-loader.ts'
import { createQueryClient } from '../query-client.ts'
import { keepDatesWhole } from '../whole-dates.ts'
import { initWords, menuWords } from '../words.ts'
import { ResidentApp } from './app.tsx'
import { loadWords, parts, routes } from './routes.ts'

keepDatesWhole()
const root = document.getElementById('root')
if (!root) throw new Error('no #root in the page')
fetchAhead(routes, facePath(), loadWords, boot().locale)
const words = await initWords(boot().locale, loadWords)
// Drawn once with its menu, not begun and thrown away until the menu's words are there.
await words.loadNamespaces(menuWords)
const pages = loadablePages(routes, words)
const blocks = loadableParts(parts, words)
const app = createRoot(root)
app.render(
  <I18nextProvider i18n={words}>
    <QueryClientProvider client={createQueryClient()}>
      <Suspense>
        <PartsContext value={blocks}>
          <ResidentApp pages={pages} />
        </PartsContext>
      </Suspense>
    </QueryClientProvider>
  </I18nextProvider>,
)
