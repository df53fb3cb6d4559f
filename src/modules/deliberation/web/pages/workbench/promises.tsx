import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DecisionLine } from '../../components/decision-line.tsx'
import styles from '../../components/meetings.module.css'
import { useRead } from '../../queries.ts'

/** 联席会: per unit what it promised, what is open, for how long. In the order of names. */
export default function Promises() {
  const t = useWords('deliberation')
  const found = useRead('GET /api/c/:community/promises', {})
  return (
    <PageFrame
      title={t('workbench.promises.title')}
      intro={t('workbench.promises.intro')}
      back="/meetings"
      backLabel={t('workbench.meetings.title')}
    >
      <QueryView
        query={found}
        empty={(data) =>
          data.units.length === 0 ? (
            <EmptyState title={t('workbench.promises.none')}>{t('workbench.promises.none_help')}</EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            {data.units.map((unit) => (
              <Card key={unit.body.id} title={unit.body.name}>
                <p className={layout.text}>
                  {t('workbench.promises.sums', {
                    brought: unit.brought,
                    promised: unit.promised,
                    done: unit.done,
                    open: unit.open,
                    late: unit.late,
                  })}
                  {unit.oldest_days !== null && t('workbench.promises.oldest', { count: unit.oldest_days })}
                </p>
                <ul className={styles.list}>
                  {unit.decisions.map((one) => (
                    <DecisionLine key={one.id} decision={one} meeting />
                  ))}
                </ul>
              </Card>
            ))}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
