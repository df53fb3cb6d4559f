import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import { AnswersCard } from '../components/answers-card.tsx'
import { BuildingsCard } from '../components/buildings-card.tsx'
import { RoundState } from '../components/round-state.tsx'
import type { Round } from '../components/views.ts'
import { roundReads, useRead, useWrite } from '../queries.ts'

/** One round for who plans: what it is about, how far it is by building, what was answered. */
export default function RoundPage({ params }: PageProps<'id'>) {
  const t = useWords('outreach')
  const round = useRead('GET /api/c/:community/rounds/:id', { params: { id: params.id } })
  return (
    <PageFrame title={round.data?.name ?? t('workbench.rounds.title')} back="/rounds">
      <QueryView query={round}>
        {(view) => (
          <Stack>
            <Facts round={view} />
            <BuildingsCard round={view} />
            {view.questions.length > 0 && <AnswersCard round={view} />}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Facts({ round }: { round: Round }) {
  const t = useWords('outreach')
  const listed = useListed()
  const dates = useDates()
  const share = (key: 'opened' | 'confirmed') => t('workbench.rounds.of', { done: round[key], all: round.dwellings })
  return (
    <Card title={t('workbench.round.facts')} aside={<RoundState state={round.state} />}>
      <Stack>
        <LabelList
          rows={[
            { label: t('workbench.round.days'), value: dates.span({ from: round.from_day, to: round.until_day }) },
            { label: t('workbench.round.areas'), value: listed(round.areas.map((area) => area.name)) },
            ...(round.unconfirmed_months === null
              ? []
              : [
                  {
                    label: t('workbench.round.only'),
                    value: t('workbench.plan.months', { count: round.unconfirmed_months }),
                  },
                ]),
            ...(round.note ? [{ label: t('workbench.round.note'), value: round.note }] : []),
            {
              label: t('workbench.round.who'),
              value: round.walkers.length > 0 && (
                <ul>
                  {round.walkers.map((one) => (
                    <li key={one.person_id}>
                      {t('workbench.round.load', { name: one.name, title: one.title, count: one.dwellings })}
                    </li>
                  ))}
                </ul>
              ),
            },
            { label: t('workbench.rounds.visited'), value: share('opened') },
            { label: t('workbench.rounds.not_home'), value: t('workbench.rounds.count', { count: round.not_home }) },
            { label: t('workbench.rounds.refused'), value: t('workbench.rounds.count', { count: round.refused }) },
            { label: t('workbench.rounds.confirmed'), value: share('confirmed') },
            {
              label: t('workbench.rounds.doors'),
              value: t(round.doors ? 'workbench.rounds.doors_share' : 'workbench.rounds.doors_one', { ...round.doors }),
            },
          ]}
        />
        <Acts round={round} />
      </Stack>
    </Card>
  )
}

function Acts({ round }: { round: Round }) {
  const t = useWords('outreach')
  const toast = useToast()
  const [asked, setAsked] = useState(false)
  const open = useWrite('POST /api/c/:community/rounds/:id/open', {
    refresh: roundReads,
    onSuccess: () => toast(t('workbench.round.opened')),
  })
  const close = useWrite('POST /api/c/:community/rounds/:id/close', {
    refresh: roundReads,
    onSuccess: () => {
      setAsked(false)
      toast(t('workbench.round.closed'))
    },
  })
  const params = { id: round.id }
  const problem = open.error ?? close.error
  const ending = t(round.state === 'planned' ? 'workbench.round.cancel' : 'workbench.round.close')
  return (
    <>
      {problem && <ErrorState problem={problem} part />}
      <div className={layout.acts} data-screen-only>
        {round.can.includes('open') && (
          <Button kind="main" narrow busy={open.isPending} onClick={() => open.mutate({ params })}>
            {t('workbench.round.open')}
          </Button>
        )}{' '}
        {round.can.includes('close') && <Button onClick={() => setAsked(true)}>{ending}</Button>}{' '}
        {round.state !== 'planned' && (
          <ButtonLink to={`/rounds/${round.id}/notes`}>{t('workbench.round.notes')}</ButtonLink>
        )}
      </div>
      {asked && (
        <ConfirmDialog
          title={t('workbench.round.close_title')}
          confirm={ending}
          busy={close.isPending}
          onConfirm={() => close.mutate({ params })}
          onClose={() => setAsked(false)}
        >
          {t('workbench.round.close_say')}
        </ConfirmDialog>
      )}
    </>
  )
}
