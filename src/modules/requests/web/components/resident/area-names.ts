import { useDraft } from './draft.ts'
import { useOwnHomes } from './own-homes.ts'
import { territory } from './peers.ts'

/** The place of the draft in words: my home, the area chosen, or ''. */
export function useChosenPlace(): string {
  const [draft] = useDraft()
  const homes = useOwnHomes()
  const area = draft.place === 'elsewhere' ? draft.area_ids.at(-1) : undefined
  const read = territory.useRead(
    'GET /api/c/:community/areas/:id',
    { params: { id: area ?? '' } },
    { enabled: area !== undefined },
  )
  if (draft.place === 'point') return draft.ask_point_name
  if (draft.place === 'home') return homes.find((home) => home.dwelling_id === draft.dwelling_id)?.name ?? ''
  return area === undefined ? '' : (read.data?.full_name ?? '')
}
