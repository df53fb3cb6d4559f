import type { z } from 'zod'
import type { routes } from '../../../../contract.ts'
import type { ListQuery } from '../list/filters.ts'

type Start = z.input<(typeof routes)['POST /api/c/:community/bulk-runs']['body']>

export type Step = Start['steps'][number]
export type Act = Step['act']
export type Run = z.output<(typeof routes)['GET /api/c/:community/bulk-runs/:id']['output']>
export type Macro = z.output<(typeof routes)['POST /api/c/:community/macros']['output']>

/** Which requests are meant: chosen rows, or all that the list's filter finds. */
export type Target = { ids: string[] } | { filter: ListQuery }

/** Acts that go to several at once, in the order of the work. */
export const acts: readonly Act[] = [
  'dispatch',
  'hand_over',
  'reclassify',
  'prioritise',
  'tag',
  'snooze',
  'note',
  'call_back',
]

/** What an act begins with in the form. */
export function emptyStep(act: Act): Step {
  switch (act) {
    case 'dispatch':
      return { act, reason: '' }
    case 'hand_over':
      return { act, post_id: '', reason: '' }
    case 'reclassify':
      return { act, item_code: '', reason: '' }
    case 'prioritise':
      return { act, priority: 3 }
    case 'snooze':
      return { act, until: '', reason: '' }
    case 'tag':
      return { act, add: [], remove: [] }
    case 'note':
      return { act, text: '', visibility: 'internal' }
    case 'call_back':
      return { act, reached: false, comment: '' }
  }
}
