import type { z } from 'zod'
import type { routes } from '../../../../modules/desk/contract.ts'
import { createApi } from '../../api.ts'
import { useMay } from '../../session.ts'

export const desk = createApi<typeof routes>()

export type SavedView = z.output<(typeof routes)['POST /api/c/:community/desk/views']['output']>
export type ListName = SavedView['list']

/** Reads that a change of the views makes old. */
export const refreshViews = ['GET /api/c/:community/desk/views']

/** Views of a list: all this person may use, those at hand in their order, and the bodies one may be shared with. */
export function useSavedViews(list: ListName) {
  const may = useMay()('desk.use')
  const views = desk.useRead('GET /api/c/:community/desk/views', { query: { list } }, { enabled: may })
  const all = views.data?.items ?? []
  return {
    all,
    pinned: all.filter((view) => view.position !== null),
    bodies: views.data?.bodies ?? [],
    ready: views.data !== undefined,
  }
}
