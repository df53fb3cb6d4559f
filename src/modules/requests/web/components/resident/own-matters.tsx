import { type ReactNode, useEffect, useState } from 'react'
import { ActByCards } from '../../../../../app/web/kit/act-by-card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { Skeleton } from '../../../../../app/web/kit/skeleton.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { lastMoment } from '../last-moment.ts'
import styles from './home.module.css'
import { isMyTurn, MatterList } from './matter-card.tsx'
import type { OwnMatter } from './views.ts'

const shownMax = 3
const readMax = 30

function UnderWay({ matters }: { matters: OwnMatter[] }) {
  const t = useWords('requests')
  if (matters.length === 0) return null
  return (
    <section className={layout.section} aria-labelledby="under-way">
      <div className={styles.head}>
        <h2 id="under-way">{t('resident.home.under_way')}</h2>
        <Link to="/requests">{t('resident.home.all_mine')}</Link>
      </div>
      <MatterList matters={matters} />
    </section>
  )
}

/** So many fill a telephone's screen: what stands at the foot isn't seen before its place is known. */
const rowsOfAScreen = 12
/** Milliseconds after which the page is shown without knowing what waits. */
const patienceMs = 1_500

function useWaited(): boolean {
  const [waited, setWaited] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return waited
}

/** Where my word is needed, then (after what stands between) what is under way, then the rest. Nothing at all for who has nothing. */
export function OwnMatters({ children, rest }: { children: ReactNode; rest: ReactNode }) {
  const t = useWords('requests')
  const list = useRead('GET /api/c/:community/my/requests', { query: { open: 'yes', limit: readMax } })
  const items = list.data?.items ?? []
  const waited = useWaited()
  const acts = items.filter(isMyTurn).map((matter) => ({
    id: matter.id,
    title: t('resident.home.confirm', { title: matter.title }),
    by: lastMoment(matter.confirm_until ?? ''),
    to: `/requests/${matter.id}`,
  }))
  // Cards that arrive later would push the main act from under the thumb: all is shown together, a slow line aside.
  if (list.isPending && !waited) return <Skeleton rows={rowsOfAScreen} />
  return (
    <>
      <ActByCards acts={acts} />
      {children}
      <QueryView query={list} part>
        {() => <UnderWay matters={items.filter((matter) => matter.state !== 'finished').slice(0, shownMax)} />}
      </QueryView>
      {rest}
    </>
  )
}
