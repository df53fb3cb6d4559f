import { createApi } from '../../../../../app/web/api.ts'
import type { routes } from '../../../../territory/contract.ts'

/** Calls of module territory that the register's pages need. */
export const territory = createApi<typeof routes>()

/** Grids and compounds, to choose a part of the register by. */
const partKinds = ['grid', 'micro_grid', 'compound', 'village', 'factory']

/** Parts of the community as choices, by full name. */
export function useAreaChoices(): { value: string; label: string }[] {
  const tree = territory.useRead('GET /api/c/:community/areas/tree')
  return (tree.data?.items ?? [])
    .filter((area) => partKinds.includes(area.kind))
    .map((area) => ({ value: area.id, label: area.full_name }))
}
