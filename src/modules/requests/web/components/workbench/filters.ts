import type { z } from 'zod'
import { createApi } from '../../../../../app/web/api.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes as bodyRoutes } from '../../../../bodies/contract.ts'
import type { routes as territoryRoutes } from '../../../../territory/contract.ts'
import type { listFilter } from '../../../contract/reading-routes.ts'

export type ListQuery = z.input<typeof listFilter>

/** Filters of the list as they stand in the address; those without words (areas, bodies) are shown as chosen. */
export const filterNames = [
  'q',
  'state',
  'class',
  'lead',
  'tier',
  'channel',
  'assignee',
  'overdue',
  'reopened',
  'area',
  'body',
  'item',
  'filed_from',
  'filed_to',
  'sort',
] as const
export type FilterName = (typeof filterNames)[number]

/** The choices of the filters that are chosen from a list. */
export const choices = {
  state: ['to_dispatch', 'assigned', 'accepted', 'finished', 'closed'],
  class: ['love_and_livelihood', 'general_services', 'public_benefit', 'support_and_guarantee', 'special_care'],
  lead: ['community', 'property_company', 'residents', 'department'],
  channel: ['web', 'counter', 'hotline', 'visit', 'patrol', 'chat', 'meeting', 'ask_point'],
} as const
export type ChoiceName = keyof typeof choices

const textGroup: Record<ChoiceName | 'tier', string> = {
  state: 'state',
  class: 'class',
  lead: 'answerable',
  channel: 'channel',
  tier: 'tier',
}

const territory = createApi<typeof territoryRoutes>()
const bodies = createApi<typeof bodyRoutes>()

/** Names of the place and the body a list is limited to; they stand in the address by id. */
function useChosenNames(search: Record<string, string | undefined>) {
  const area = territory.useRead(
    'GET /api/c/:community/areas/:id',
    { params: { id: search.area ?? '' } },
    { enabled: Boolean(search.area) },
  )
  const body = bodies.useRead(
    'GET /api/c/:community/bodies/:id',
    { params: { id: search.body ?? '' } },
    { enabled: Boolean(search.body) },
  )
  return { area: area.data?.full_name, body: body.data?.name }
}

/** Writes a filter's value in words. */
export function useFilterWords(
  search: Record<string, string | undefined>,
): (name: FilterName, value: string | undefined) => string | undefined {
  const t = useWords('requests')
  const chosen = useChosenNames(search)
  return (name, value) => {
    if (!value) return undefined
    if (name in textGroup) {
      return value
        .split(',')
        .map((one) => t(`words.${textGroup[name as ChoiceName]}.${one}`))
        .join(t('words.or'))
    }
    if (name === 'assignee') return t([`workbench.assignee.${value}`, 'workbench.assignee.somebody'])
    if (name === 'overdue' || name === 'reopened') return t('words.yes')
    if (name === 'sort') return value === 'newest' ? t('workbench.filters.newest') : undefined
    if (name === 'area' || name === 'body') return chosen[name] ?? t('workbench.filters.chosen')
    return value
  }
}
