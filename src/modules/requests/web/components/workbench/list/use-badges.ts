import { useSavedViews } from '../../../../../../app/web/kit/views/use-saved-views.ts'
import { useRead } from '../../../queries.ts'

/** How much each view at hand holds, by its address: "12", and "99+" above what a badge can tell. */
export function useBadges(): ReadonlyMap<string, string> {
  const { pinned } = useSavedViews('requests')
  const views = pinned.map((view) => view.search)
  const counts = useRead(
    'GET /api/c/:community/requests/counts',
    { query: { views: views.join('|') } },
    { enabled: views.length > 0 },
  )
  return new Map(
    views.flatMap((search, index) => {
      const count = counts.data?.counts[index] ?? null
      if (count === null || counts.data === undefined) return []
      return [[search, count > counts.data.cap ? `${counts.data.cap}+` : String(count)] as const]
    }),
  )
}
