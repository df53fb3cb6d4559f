import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { DeadlineText } from '../../../../../app/web/kit/deadline-text.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { OutcomeList } from '../../components/outcome-list.tsx'
import { TakeFile } from '../../components/take-file.tsx'
import { type Right, rightRead, rightTones } from '../../components/views.ts'
import { AnswerRight } from '../../components/workbench/answer-right.tsx'
import { call, useRead } from '../../queries.ts'

function Facts({ right }: { right: Right }) {
  const t = useWords('privacy')
  const dates = useDates()
  const { kind, how, state } = right
  return (
    <Card title={t('workbench.right.facts')}>
      <LabelList
        rows={[
          { label: t('workbench.right.kind'), value: t(`words.rights.${kind}.label`) },
          { label: t('workbench.right.wish'), value: right.wish },
          { label: t('workbench.right.asked'), value: `${dates.full(right.asked_at)} · ${t(`words.how.${how}`)}` },
          ...(right.evidence_note ? [{ label: t('workbench.right.evidence'), value: right.evidence_note }] : []),
          {
            label: t('workbench.right.state'),
            value:
              state === 'open' ? (
                <DeadlineText deadline={{ due: right.due_at, state: right.late ? 'late' : 'open' }} />
              ) : (
                <StateTag tone={rightTones[state]}>{t(`words.right.${state}`)}</StateTag>
              ),
          },
          ...(right.answer ? [{ label: t('workbench.right.answer'), value: right.answer }] : []),
        ]}
      />
      <OutcomeList outcome={right.outcome} />
    </Card>
  )
}

/** A copy was asked for, and not declined. */
function mayTake({ kind, state }: Right): boolean {
  return (kind === 'copy' || kind === 'portability') && (state === 'open' || state === 'granted')
}

/** One request of rights: what is asked, until when, and the answer. */
export default function RightPage({ params }: PageProps<'id'>) {
  const t = useWords('privacy')
  const query = useRead(rightRead, { params: { id: params.id } })
  const [answering, setAnswering] = useState(false)
  const right = query.data
  return (
    <PageFrame
      title={right ? t('workbench.right.title', { name: right.person_name }) : t('workbench.rights.title')}
      back="/rights"
      backLabel={t('workbench.rights.title')}
      actions={
        right && (
          <>
            <ButtonLink to={`/people/${right.person_id}`}>{t('workbench.right.person')}</ButtonLink>
            {right.can.includes('answer') && (
              <Button kind="main" narrow onClick={() => setAnswering(true)}>
                {t('workbench.acts.answer.open')}
              </Button>
            )}
          </>
        )
      }
    >
      <Stack>
        <QueryView query={query}>{(view) => <Facts right={view} />}</QueryView>
        {right && mayTake(right) && (
          <Card title={t('workbench.right.copy')}>
            <p>{t('workbench.right.copy_about')}</p>
            <TakeFile
              take={(form) =>
                call('POST /api/c/:community/rights/:id/file', { params: { id: right.id }, body: { form } })
              }
            />
          </Card>
        )}
      </Stack>
      {answering && right && <AnswerRight right={right} onClose={() => setAnswering(false)} />}
    </PageFrame>
  )
}
