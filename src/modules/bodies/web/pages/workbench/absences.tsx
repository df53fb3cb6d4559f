import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { type AbsenceAct, AbsenceRows } from '../../components/workbench/absences/absence-rows.tsx'
import { ChangeAbsence, EndAbsence } from '../../components/workbench/absences/change-absence.tsx'
import { RecordAbsence } from '../../components/workbench/absences/record-absence.tsx'
import styles from '../../components/workbench/body.module.css'
import { useRead } from '../../queries.ts'

type Act = 'record' | AbsenceAct | null

/** Who is away in the week from today on, for those who lead and for the desk. */
function ThisWeek({ onAct }: { onAct: (act: AbsenceAct) => void }) {
  const t = useWords('bodies')
  const week = useRead('GET /api/c/:community/absences', { query: {} })
  return (
    <Card title={t('workbench.absences.week')}>
      <QueryView query={week} part>
        {({ items, more }) => (
          <>
            {items.length === 0 && <p className={styles.quiet}>{t('workbench.absences.week_none')}</p>}
            <AbsenceRows rows={items} told="person" onAct={onAct} />
            {more && <p className={styles.quiet}>{t('workbench.absences.more', { count: items.length })}</p>}
          </>
        )}
      </QueryView>
    </Card>
  )
}

/** 我的休假与代班: one's own days away, whom one stands in for, and who is away this week. */
export default function AbsencesPage() {
  const t = useWords('bodies')
  const may = useMay()
  const [act, setAct] = useState<Act>(null)
  const own = useRead('GET /api/c/:community/my/absences')
  const close = () => setAct(null)
  return (
    <PageFrame
      title={t('workbench.absences.title')}
      intro={t('workbench.absences.intro')}
      actions={
        <Button kind="main" narrow icon={IconPlus} onClick={() => setAct('record')}>
          {t('workbench.absences.record.act')}
        </Button>
      }
    >
      <Stack>
        <QueryView query={own} part>
          {({ mine, standing_in }) => (
            <>
              <Card title={t('workbench.absences.mine')}>
                {mine.length === 0 && <p className={styles.quiet}>{t('workbench.absences.mine_none')}</p>}
                <AbsenceRows rows={mine} told="deputy" onAct={setAct} />
              </Card>
              <Card title={t('workbench.absences.standing_in')}>
                {standing_in.length === 0 && <p className={styles.quiet}>{t('workbench.absences.standing_in_none')}</p>}
                <AbsenceRows rows={standing_in} told="person" />
              </Card>
            </>
          )}
        </QueryView>
        {may('bodies.see_absences') && <ThisWeek onAct={setAct} />}
      </Stack>
      {act === 'record' && <RecordAbsence onClose={close} />}
      {act !== null && typeof act === 'object' && 'change' in act && (
        <ChangeAbsence absence={act.change} onClose={close} />
      )}
      {act !== null && typeof act === 'object' && 'end' in act && <EndAbsence absence={act.end} onClose={close} />}
    </PageFrame>
  )
}
