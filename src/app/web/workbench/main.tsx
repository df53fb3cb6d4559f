import '../theme/tokens.css'
import '../theme/base.css'
import '../theme/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { boot, community, facePath } from '../boot.ts'
import { PartsContext } from '../kit/parts.tsx'
import { ToastProvider } from '../kit/toast.tsx'
import { fetchAhead, loadablePages, loadableParts } from '../page-loader.ts'
import { PlaceContext } from '../place.ts'
import { createQueryClient } from '../query-client.ts'
import { keepDatesWhole } from '../whole-dates.ts'
import { initWords } from '../words.ts'
import { PersonalShortcuts } from './keys/personal-shortcuts.tsx'
import { createWorkbenchRouter } from './router.tsx'
import { loadWords, parts, routes } from './routes.ts'

keepDatesWhole()
const root = document.getElementById('root')
if (!root) throw new Error('no #root in the page')
fetchAhead(routes, facePath(), loadWords, boot().locale)
const words = await initWords(boot().locale, loadWords)
const place = { ...community(), now: boot().now }
const router = createWorkbenchRouter(community().key, loadablePages(routes, words))
const blocks = loadableParts(parts, words)
createRoot(root).render(
  <I18nextProvider i18n={words}>
    <QueryClientProvider client={createQueryClient()}>
      <ToastProvider>
        <PersonalShortcuts>
          <PlaceContext value={place}>
            <PartsContext value={blocks}>
              <RouterProvider router={router} />
            </PartsContext>
          </PlaceContext>
        </PersonalShortcuts>
      </ToastProvider>
    </QueryClientProvider>
  </I18nextProvider>,
)
