import type { ReactNode } from 'react'
import type { routes } from '../../../../modules/desk/contract.ts'
import { createApi } from '../../api.ts'
import { ShortcutsProvider } from '../../kit/shortcuts.tsx'
import { useMay } from '../../session.ts'

const { useRead } = createApi<typeof routes>()

/** The keys of the workbench as this person chose them; until that is known, and where nothing was chosen, those of the table. */
export function PersonalShortcuts({ children }: { children: ReactNode }) {
  const may = useMay()
  const chosen = useRead(
    'GET /api/c/:community/my/keys',
    {},
    { enabled: may('desk.keys'), staleTime: Number.POSITIVE_INFINITY },
  )
  return <ShortcutsProvider {...(chosen.data ? { personal: chosen.data } : {})}>{children}</ShortcutsProvider>
}
