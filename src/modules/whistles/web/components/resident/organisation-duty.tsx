import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { CountField } from '../count-field.tsx'
import { DutyFacts, type OwnDuty } from './own-duty.tsx'
import styles from './resident.module.css'

/** What is read anew once an organisation did something. */
export const organisationReads = ['GET /api/c/:community/my/organisations']

interface OfDuty {
  body: string
  duty: OwnDuty
  onClose: () => void
}

const peopleOf = (text: string) => {
  const count = Number(text)
  return Number.isInteger(count) && count >= 1 && count <= 500 ? count : undefined
}

/** So many people come. */
function TakeDialog({ body, duty, onClose }: OfDuty) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [people, setPeople] = useState('1')
  const write = useWrite('POST /api/c/:community/my/organisations/:body/duties/:id/take', {
    refresh: organisationReads,
    onSuccess: () => {
      toast(t('resident.organisation.taken'))
      onClose()
    },
  })
  const act = () => {
    const places = peopleOf(people)
    if (!errors.setFields(places ? [] : [{ path: 'people', code: 'number' }]) || !places) return
    write.mutate({ params: { body, id: duty.id }, body: { places } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={duty.title}
      act={t('resident.organisation.take')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <CountField
        name="people"
        label={t('words.send_people')}
        value={people}
        onChange={setPeople}
        error={errors.errors['people']}
      />
    </FormDialog>
  )
}

/** What was done, and with how many. */
function ReportDialog({ body, duty, onClose }: OfDuty) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [text, setText] = useState(duty.mine?.report_text ?? '')
  const [people, setPeople] = useState(String(duty.mine?.people ?? duty.mine?.places ?? 1))
  const write = useWrite('POST /api/c/:community/my/organisations/:body/duties/:id/report', {
    refresh: organisationReads,
    onSuccess: () => {
      toast(t('resident.organisation.reported'))
      onClose()
    },
  })
  const act = () => {
    const count = peopleOf(people)
    const missing = [
      ...([...text.trim()].length < 2 ? [{ path: 'text', code: 'required' }] : []),
      ...(count ? [] : [{ path: 'people', code: 'number' }]),
    ]
    if (!errors.setFields(missing) || !count) return
    write.mutate(
      { params: { body, id: duty.id }, body: { text: text.trim(), people: count } },
      { onError: errors.fail },
    )
  }
  return (
    <FormDialog
      title={duty.title}
      act={t('resident.organisation.report')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        name="text"
        label={t('words.what_done')}
        rows={3}
        max={500}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
      <CountField
        name="people"
        label={t('resident.organisation.people')}
        value={people}
        onChange={setPeople}
        error={errors.errors['people']}
      />
    </FormDialog>
  )
}

/** One duty as an organisation takes it on. */
export function OrganisationDuty({ body, duty }: Omit<OfDuty, 'onClose'>) {
  const t = useWords('whistles')
  const toast = useToast()
  const [asked, setAsked] = useState<'take' | 'report'>()
  const giveUp = useWrite('POST /api/c/:community/my/organisations/:body/duties/:id/give-up', {
    refresh: organisationReads,
    onSuccess: () => toast(t('resident.organisation.given_up')),
  })
  const can = duty.mine?.can ?? []
  const close = () => setAsked(undefined)
  return (
    <Card>
      <DutyFacts duty={duty} />
      {giveUp.error && <ErrorState problem={giveUp.error} part />}
      <div className={styles.acts}>
        {duty.can.includes('take') && (
          <Button kind="main" narrow onClick={() => setAsked('take')}>
            {t('resident.organisation.take')}
          </Button>
        )}
        {can.includes('report') && (
          <Button kind={duty.mine?.reported_at ? 'quiet' : 'main'} narrow onClick={() => setAsked('report')}>
            {t(duty.mine?.reported_at ? 'resident.dual.report_again' : 'resident.dual.report_open')}
          </Button>
        )}
        {can.includes('give_up') && (
          <Button busy={giveUp.isPending} onClick={() => giveUp.mutate({ params: { body, id: duty.id }, body: {} })}>
            {t('resident.dual.give_up')}
          </Button>
        )}
      </div>
      {asked === 'take' && <TakeDialog body={body} duty={duty} onClose={close} />}
      {asked === 'report' && <ReportDialog body={body} duty={duty} onClose={close} />}
    </Card>
  )
}
