import { ActByCards } from '../../../../../app/web/kit/act-by-card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from './home.module.css'
import { MatterList } from './matter-card.tsx'
import type { OwnMatter } from './views.ts'

const shownMax = 3
const readMax = 30

/** Judging is for who asked, not for who joined. */
function isMyTurn(matter: OwnMatter): boolean {
  return matter.state === 'finished' && matter.confirm_until !== null && matter.relation !== 'joined'
}

/** Where my word is needed, then what is under way. Nothing at all for who has nothing. */
export function OwnMatters() {
  const t = useWords('requests')
  const list = useRead('GET /api/c/:community/my/requests', { query: { open: 'yes', limit: readMax } })
  return (
    <QueryView query={list} part>
      {({ items }) => {
        const mine = items.filter(isMyTurn)
        const underWay = items.filter((matter) => matter.state !== 'finished').slice(0, shownMax)
        const acts = mine.map((matter) => ({
          id: matter.id,
          title: t('resident.home.confirm', { title: matter.title }),
          by: matter.confirm_until ?? '',
          to: `/requests/${matter.id}`,
        }))
        if (items.length === 0) return null
        return (
          <>
            <ActByCards acts={acts} />
            {underWay.length > 0 && (
              <section className={styles.section} aria-labelledby="under-way">
                <div className={styles.head}>
                  <h2 id="under-way">{t('resident.home.under_way')}</h2>
                  <Link to="/requests">{t('resident.home.all_mine')}</Link>
                </div>
                <MatterList matters={underWay} />
              </section>
            )}
          </>
        )
      }}
    </QueryView>
  )
}
