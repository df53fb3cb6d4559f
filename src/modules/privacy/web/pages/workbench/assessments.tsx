import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Assessment, assessmentsRead } from '../../components/views.ts'
import { WriteAssessment } from '../../components/workbench/write-assessment.tsx'
import { useRead } from '../../queries.ts'

function Record({ assessment }: { assessment: Assessment }) {
  const t = useWords('privacy')
  const dates = useDates()
  const { made_on, keep_until, conclusion } = assessment
  return (
    <Card title={assessment.subject}>
      <LabelList
        rows={[
          { label: t('workbench.assessment.made_on'), value: dates.short(made_on) },
          { label: t('workbench.assessment.conclusion'), value: t(`words.conclusions.${conclusion}`) },
          { label: t('workbench.assessment.purpose'), value: assessment.purpose },
          { label: t('workbench.assessment.risks'), value: assessment.risks },
          { label: t('workbench.assessment.measures'), value: assessment.measures },
          { label: t('workbench.assessment.keep_until'), value: dates.short(keep_until) },
        ]}
      />
    </Card>
  )
}

/** Assessments of what a use of data may do to people (个人信息保护法 55, 56): written before it begins, kept three years. */
export default function AssessmentsPage() {
  const t = useWords('privacy')
  const list = useRead(assessmentsRead)
  const [writing, setWriting] = useState(false)
  return (
    <PageFrame
      title={t('workbench.assessments.title')}
      intro={t('workbench.assessments.intro')}
      actions={
        <Button kind="main" icon={IconPlus} narrow onClick={() => setWriting(true)}>
          {t('workbench.acts.assess.open')}
        </Button>
      }
    >
      <QueryView
        query={list}
        empty={({ items }) =>
          items.length === 0 ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.assessments.none')}>
              {t('workbench.assessments.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {({ items }) => (
          <Stack>
            {items.map((assessment) => (
              <Record key={assessment.id} assessment={assessment} />
            ))}
          </Stack>
        )}
      </QueryView>
      {writing && <WriteAssessment onClose={() => setWriting(false)} />}
    </PageFrame>
  )
}
