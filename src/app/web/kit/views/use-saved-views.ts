import type { z } from 'zod'
import { createApi } from '../../api.ts'
import { useMay } from '../../session.ts'

export type ListName = 'requests' | 'people'

/** A list's address under a name, as the desk keeps it (module desk). */
export interface SavedView {
  id: string
  name: string
  search: string
  scope: 'own' | 'shared' | 'locked'
  post_kind: string | null
  body_id: string | null
  owner: { id: string; name: string }
  position: number | null
  version: number
  can: string[]
}

type Is<T> = z.ZodType<T, T>
type Reach = Pick<SavedView, 'scope' | 'post_kind' | 'body_id'>
type OneView = Is<{ community?: number; id: string }>

/** The desk's routes as the kit needs them: it knows no module, so the shapes stand here. */
interface ViewRoutes {
  'GET /api/c/:community/desk/views': {
    query: Is<{ list: ListName }>
    output: Is<{ items: SavedView[]; bodies: { id: string; name: string }[] }>
  }
  'POST /api/c/:community/desk/views': {
    body: Is<{ list: ListName; name: string; search: string } & Reach>
    output: Is<SavedView>
  }
  'PATCH /api/c/:community/desk/views/:id': {
    params: OneView
    body: Is<Partial<{ name: string; search: string; version: number } & Reach>>
    output: Is<SavedView>
  }
  'DELETE /api/c/:community/desk/views/:id': { params: OneView; output: Is<{ id: string }> }
  'PUT /api/c/:community/desk/pins': {
    body: Is<{ list: ListName; ids: string[] }>
    output: Is<{ items: SavedView[] }>
  }
}

export const desk = createApi<ViewRoutes>()

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
