import type { z } from 'zod'
import { createApi } from '../../../../../../app/web/api.ts'
import type { Search } from '../../../../../../app/web/kit/list/list-address.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes as bodyRoutes } from '../../../../../bodies/contract.ts'
import type { routes as peopleRoutes } from '../../../../../people/contract.ts'
import type { routes as territoryRoutes } from '../../../../../territory/contract.ts'
import type { listFilter } from '../../../../contract/reading-routes.ts'
import { useRead } from '../../../queries.ts'

export type ListQuery = z.input<typeof listFilter>
export type { Search } from '../../../../../../app/web/kit/list/list-address.ts'

/** Filters of the list as they stand in the address, in the order of their chips. */
export const filterNames = [
  'q',
  'state',
  'overdue',
  'due_today',
  'sent_back',
  'ruling',
  'vacancy',
  'class',
  'item',
  'tier',
  'priority',
  'lead',
  'body',
  'assignee',
  'area',
  'person',
  'channel',
  'tag',
  'reopened',
  'due_from',
  'due_to',
  'filed_from',
  'filed_to',
] as const
export type FilterName = (typeof filterNames)[number]

/** The choices of the filters that are chosen from a fixed list, and where their words stand. */
export const choices = {
  state: ['to_dispatch', 'assigned', 'accepted', 'finished', 'closed'],
  class: ['love_and_livelihood', 'general_services', 'public_benefit', 'support_and_guarantee', 'special_care'],
  tier: ['small', 'big', 'urgent'],
  priority: ['1', '2', '3', '4'],
  lead: ['community', 'property_company', 'residents', 'department'],
  channel: ['web', 'counter', 'hotline', 'visit', 'patrol', 'chat', 'meeting', 'ask_point'],
} as const
export type ChoiceName = keyof typeof choices
export const choiceWords: Record<ChoiceName, string> = {
  state: 'state',
  class: 'class',
  tier: 'tier',
  priority: 'priority',
  lead: 'answerable',
  channel: 'channel',
}

export const territory = createApi<typeof territoryRoutes>()
export const bodies = createApi<typeof bodyRoutes>()
const people = createApi<typeof peopleRoutes>()

const isId = (value: string | undefined) => value !== undefined && value.length === 36

/** Names of what a list is limited to: places, bodies, people and items stand in the address by id. */
function useChosenNames(search: Search): Partial<Record<FilterName, string | undefined>> {
  const read = (id: string | undefined) => [{ params: { id: id ?? '' } }, { enabled: isId(id) }] as const
  const area = territory.useRead('GET /api/c/:community/areas/:id', ...read(search.area))
  const body = bodies.useRead('GET /api/c/:community/bodies/:id', ...read(search.body))
  const person = people.useRead('GET /api/c/:community/people/:id', ...read(search.person))
  const assignee = people.useRead('GET /api/c/:community/people/:id', ...read(search.assignee))
  const items = useRead('GET /api/c/:community/catalogue', { query: {} }, { enabled: Boolean(search.item) })
  const tags = useRead('GET /api/c/:community/tags', {}, { enabled: Boolean(search.tag) })
  return {
    area: area.data?.full_name,
    body: body.data?.name,
    person: person.data?.name,
    assignee: assignee.data?.name,
    tag: tags.data?.items.find((one) => one.id === search.tag)?.name,
    item: items.data?.items.find((one) => one.code === search.item)?.name,
  }
}

/** Writes a filter's value in words. */
export function useFilterWords(search: Search): (name: FilterName) => string | undefined {
  const t = useWords('requests')
  const chosen = useChosenNames(search)
  return (name) => {
    const value = search[name]
    if (!value) return undefined
    if (name in choiceWords) {
      return value
        .split(',')
        .map((one) => t(`words.${choiceWords[name as ChoiceName]}.${one}`))
        .join(t('words.or'))
    }
    if (['overdue', 'due_today', 'sent_back', 'ruling', 'vacancy', 'reopened'].includes(name)) return t('words.yes')
    if (value === 'me' || value === 'nobody' || value === 'mine') return t(`workbench.assignee.${value}`)
    if (isId(value)) return chosen[name] ?? t('workbench.filters.chosen')
    return chosen[name] ?? value
  }
}
