import { useGo, useSearch } from '../../../../../../app/web/kit/navigation.tsx'
import { useRead } from '../../../queries.ts'

/** What happens once an act on a request is done: the next one of the list, the list, or nothing. */
export const afterwards = ['stay', 'next', 'list'] as const
export type Afterwards = (typeof afterwards)[number]

const kept = 'linli_after_act'

/** The choice remembered on this device. */
export function chosenAfterwards(): Afterwards {
  const stored = localStorage.getItem(kept)
  return afterwards.find((one) => one === stored) ?? 'stay'
}

export function chooseAfterwards(choice: Afterwards): void {
  localStorage.setItem(kept, choice)
}

/** The list a request was opened from, by its address: the way back, and what stands before and after it there. */
export function useWay() {
  const go = useGo()
  const [search] = useSearch()
  const { list, at } = search
  const around = useRead(
    'GET /api/c/:community/requests/neighbours',
    { query: { ...Object.fromEntries(new URLSearchParams(list ?? '')), at: at ?? '' } },
    { enabled: at !== undefined },
  )
  const linkTo = (one: { id: string; cursor: string } | null | undefined) =>
    one ? `/requests/${one.id}?${new URLSearchParams({ list: list ?? '', at: one.cursor })}` : undefined
  const back = list ? `/requests?${list}` : '/requests'
  const next = linkTo(around.data?.next)
  return {
    fromList: at !== undefined,
    back,
    former: linkTo(around.data?.former),
    next,
    /** Called after an act; without a list behind it everything stays. */
    leave() {
      const choice = chosenAfterwards()
      if (at === undefined || choice === 'stay') return
      go(choice === 'next' && next ? next : back)
    },
  }
}
