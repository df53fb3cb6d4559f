import { useEffect, useState } from 'react'
import { useKeys } from '../../kit/shortcuts.tsx'
import { useMay } from '../../session.ts'
import { useWords } from '../../words.ts'
import { useWorkbenchJumps } from '../menu.tsx'
import { actEntries, type Entry, foundEntries, jumpEntries, recentEntries } from './entries.ts'
import { useRead, useWrite } from './queries.ts'
import { recentPlaces } from './recent.ts'

/** Milliseconds of quiet after which the typed words are looked up. */
const pauseMs = 200

function usePaused(typed: string): string {
  const [paused, setPaused] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return paused
}

const phoneLike = /^\d{4,15}$/

/** Everything that fits what was typed: at once what is known here, a moment later what the server finds. */
export function useEntries(typed: string) {
  const t = useWords('find')
  const may = useMay()
  const { all } = useKeys()
  const [acts] = useState(all)
  const jumps = useWorkbenchJumps()
  const [recent] = useState(recentPlaces)
  const q = usePaused(typed)
  const found = useRead('GET /api/c/:community/find', { query: { q } }, { enabled: q !== '' })
  const byPhone = useWrite('POST /api/c/:community/find/by-phone')
  const wanted = typed.trim()
  const digits = wanted.replaceAll(/[\s-]/g, '')
  const asked = byPhone.data !== undefined && byPhone.variables?.body.digits === digits
  const phone: Entry[] =
    phoneLike.test(digits) && may('people.read') && !asked
      ? [
          {
            id: 'phone',
            group: 'phone',
            title: t('workbench.palette.by_phone', { digits }),
            hint: t('workbench.palette.by_phone_help'),
            run: () => byPhone.mutate({ body: { digits } }),
          },
        ]
      : []
  const here = wanted === '' ? recentEntries(recent) : []
  const entries = [
    ...here,
    ...actEntries(acts, wanted),
    ...(asked ? foundEntries(byPhone.data, t) : []),
    ...(wanted === '' ? [] : foundEntries(q === wanted ? found.data : undefined, t)),
    ...phone,
    ...jumpEntries(jumps, wanted),
  ]
  const waiting = wanted !== '' && (q !== wanted || found.isFetching || byPhone.isPending)
  return { entries: unique(entries), waiting, problem: found.error ?? byPhone.error }
}

/** The same place found twice (by phone and by words) stands once. */
function unique(entries: Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()]
}
