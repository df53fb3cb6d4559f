import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { NothingYet } from '../../../../app/web/kit/nothing-yet.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { rhythmWords } from '../components/patrols/rhythm-words.ts'
import { RouteFindings } from '../components/patrols/route-findings.tsx'
import type { PatrolRoute } from '../components/patrols/views.ts'
import { patrolReads, useRead, useWrite } from '../queries.ts'

const tones: Record<PatrolRoute['dues'][number]['state'], Tone> = {
  due: 'wait',
  done: 'done',
  missed: 'late',
  excused: 'rest',
}
const reasonMost = 200

/** One route for who plans: where it goes, who walks it, the latest days. */
export default function PatrolRoutePage({ params }: PageProps<'id'>) {
  const t = useWords('outreach')
  const route = useRead('GET /api/c/:community/patrol-routes/:id', { params: { id: params.id } })
  return (
    <PageFrame title={route.data?.name ?? t('workbench.patrols.title')} back="/patrol-routes">
      <QueryView query={route}>
        {(view) => (
          <Stack>
            <Facts route={view} />
            <Card title={t('workbench.patrol.points')}>
              {view.points.length === 0 && <NothingYet />}
              <ol className={layout.lines}>
                {view.points.map((point) => (
                  <li key={point.id}>
                    <span>{point.name}</span>
                    <span className={layout.under}>
                      {t(point.spot ? 'workbench.patrols.code_and_spot' : 'workbench.patrols.code_only', {
                        code: point.code,
                      })}
                    </span>
                  </li>
                ))}
              </ol>
            </Card>
            <Dues route={view} />
            <RouteFindings id={view.id} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Facts({ route }: { route: PatrolRoute }) {
  const t = useWords('outreach')
  const toast = useToast()
  const [asked, setAsked] = useState(false)
  const retire = useWrite('POST /api/c/:community/patrol-routes/:id/retire', {
    refresh: patrolReads,
    onSuccess: () => {
      setAsked(false)
      toast(t('workbench.patrols.was_retired'))
    },
  })
  const restore = useWrite('POST /api/c/:community/patrol-routes/:id/restore', {
    refresh: patrolReads,
    onSuccess: () => toast(t('workbench.patrols.was_restored')),
  })
  const params = { id: route.id }
  const problem = retire.error ?? restore.error
  return (
    <Card title={t('workbench.patrols.facts')}>
      <Stack>
        <LabelList
          rows={[
            { label: t('workbench.patrols.area'), value: route.area.name },
            { label: t('workbench.patrols.walker'), value: route.walker.name },
            { label: t('workbench.patrols.rhythm'), value: rhythmWords(t, route.rhythm) },
            ...(route.note ? [{ label: t('workbench.patrols.note'), value: route.note }] : []),
          ]}
        />
        {problem && <ErrorState problem={problem} part />}
        <div className={layout.acts} data-screen-only>
          <ButtonLink icon={IconPrinter} to={`/patrol-routes/${route.id}/posters`}>
            {t('workbench.patrols.posters')}
          </ButtonLink>
          {route.can.includes('revise') && (
            <ButtonLink icon={IconPencil} to={`/patrol-routes/${route.id}/edit`}>
              {t('workbench.patrols.revise')}
            </ButtonLink>
          )}
          {route.can.includes('retire') && (
            <Button onClick={() => setAsked(true)}>{t('workbench.patrols.retire')}</Button>
          )}
          {route.can.includes('restore') && (
            <Button busy={restore.isPending} onClick={() => restore.mutate({ params })}>
              {t('workbench.patrols.restore')}
            </Button>
          )}
        </div>
      </Stack>
      {asked && (
        <ConfirmDialog
          title={t('workbench.patrols.retire_title')}
          confirm={t('workbench.patrols.retire')}
          busy={retire.isPending}
          onConfirm={() => retire.mutate({ params })}
          onClose={() => setAsked(false)}
        >
          {t('workbench.patrols.retire_say')}
        </ConfirmDialog>
      )}
    </Card>
  )
}

function Dues({ route }: { route: PatrolRoute }) {
  const t = useWords('outreach')
  const dates = useDates()
  const [day, setDay] = useState<string | null>(null)
  return (
    <Card title={t('workbench.patrols.dues')}>
      {route.dues.length === 0 && <NothingYet />}
      <ul className={layout.lines}>
        {route.dues.map((due) => (
          <li key={due.day}>
            <span>
              {dates.day(due.day)}
              {due.excuse && <span className={layout.under}>{due.excuse}</span>}
            </span>
            <span>
              <StateTag tone={tones[due.state]}>{t(`workbench.patrols.due_states.${due.state}`)}</StateTag>{' '}
              {due.state === 'missed' && route.can.includes('excuse') && (
                <Button kind="plain" onClick={() => setDay(due.day)}>
                  {t('workbench.patrols.excuse')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {day && <ExcuseDialog id={route.id} day={day} onClose={() => setDay(null)} />}
    </Card>
  )
}

function ExcuseDialog({ id, day, onClose }: { id: string; day: string; onClose: () => void }) {
  const t = useWords('outreach')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.patrols.errors')
  const [reason, setReason] = useState('')
  const excuse = useWrite('POST /api/c/:community/patrol-routes/:id/excuse', {
    refresh: patrolReads,
    onSuccess: () => {
      toast(t('workbench.patrols.excused'))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields([...reason.trim()].length < 2 ? [{ path: 'reason', code: 'required' }] : [])) return
    excuse.mutate({ params: { id }, body: { day, reason } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.patrols.excuse_title')}
      act={t('workbench.patrols.excuse_act')}
      help={t('workbench.patrols.excuse_help')}
      form={errors}
      busy={excuse.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t('workbench.patrols.reason')}
        maxLength={reasonMost}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}
