import type { TFunction } from 'i18next'
import type { routes } from '../../../../modules/find/contract.ts'
import type { OutputOf } from '../../../../shared/contract.ts'
import type { Shortcut } from '../../kit/shortcuts.tsx'
import type { JumpItem } from '../../navigation-items.ts'
import { initials } from './initials.data.ts'
import type { Recent } from './recent.ts'

export type Found = OutputOf<(typeof routes)['GET /api/c/:community/find']>

export type EntryGroup = 'recent' | 'acts' | 'phone' | 'requests' | 'people' | 'places' | 'items' | 'pages' | 'create'

/** One line of the palette: somewhere to go, or something to do. */
export interface Entry {
  id: string
  group: EntryGroup
  title: string
  hint?: string
  keys?: string
  to?: string
  /** What is kept of it among the recent ones; nothing for people. */
  recent?: Recent
  run?: () => void
}

/** Whether a text holds what was typed, or its initials begin somewhere with it. */
function fits(text: string, typed: string): boolean {
  const wanted = typed.toLowerCase().replaceAll(/\s/g, '')
  const plain = text.toLowerCase().replaceAll(/\s/g, '')
  return plain.includes(wanted) || initials(plain).includes(wanted)
}

export function actEntries(acts: (Shortcut & { keys: string })[], typed: string): Entry[] {
  return acts
    .filter((act) => !act.hidden && fits(act.label, typed))
    .map(({ id, label, keys, run }) => ({ id, group: 'acts', title: label, keys, run }))
}

export function jumpEntries(jumps: JumpItem[], typed: string): Entry[] {
  return jumps
    .filter((jump) => fits(jump.text, typed))
    .map(({ to, text, keys, create }) => ({
      id: `${create ? 'new' : 'go'}:${to}`,
      group: create ? ('create' as const) : ('pages' as const),
      title: text,
      keys,
      to,
      recent: { to, title: text },
    }))
}

export function recentEntries(recent: Recent[]): Entry[] {
  return recent.map((place) => ({ id: `recent:${place.to}`, group: 'recent', ...place, recent: place }))
}

/** What the server found, in the order of the groups. */
export function foundEntries(found: Found | undefined, t: TFunction): Entry[] {
  if (!found) return []
  const requests = found.requests.map(({ id, number, title, item, closed }): Entry => {
    const to = `/requests/${id}`
    const hint = `${number} · ${item}${closed ? ` · ${t('workbench.palette.closed')}` : ''}`
    return { id: to, group: 'requests', title, hint, to, recent: { to, title: number, hint: item } }
  })
  const people = found.people.map(({ id, name, phone_masked, home }): Entry => {
    const hint = [phone_masked, home].filter(Boolean).join(' · ')
    return { id: `/people/${id}`, group: 'people', title: name, hint, to: `/people/${id}` }
  })
  const dwellings = found.dwellings.map(({ id, name, area_id }): Entry => {
    const to = `/areas/${area_id}`
    return { id, group: 'places', title: name, hint: t('workbench.palette.dwelling'), to }
  })
  const areas = found.areas.map(({ id, name }): Entry => {
    const to = `/areas/${id}`
    return { id: to, group: 'places', title: name, to, recent: { to, title: name } }
  })
  const items = found.items.map(({ code, name }): Entry => {
    const to = `/catalogue/${code}`
    return { id: to, group: 'items', title: name, hint: code, to, recent: { to, title: name, hint: code } }
  })
  return [...requests, ...people, ...dwellings, ...areas, ...items]
}
