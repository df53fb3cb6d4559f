import { useState } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { ownOrganisation } from '../../../contract.ts'
import { useRead, useWrite } from '../../queries.ts'
import { OrganisationDuty, organisationReads } from './organisation-duty.tsx'
import styles from './resident.module.css'

export type Organisation = z.output<typeof ownOrganisation>
const empty = { contact_name: '', contact_phone: '', offers: '' }

function RegisterOrganisation({ body, onClose }: { body: Organisation['body']; onClose: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [draft, setDraft] = useState(empty)
  const write = useWrite('POST /api/c/:community/my/organisations/:body/register', {
    refresh: organisationReads,
    onSuccess: () => {
      toast(t('resident.organisation.registered'))
      onClose()
    },
  })
  const field = (name: keyof typeof empty) => ({
    name,
    value: draft[name],
    onChange: (value: string) => setDraft((before) => ({ ...before, [name]: value })),
    error: errors.errors[name],
  })
  return (
    <FormDialog
      title={body.name}
      act={t('resident.organisation.register')}
      help={t('resident.organisation.register_help')}
      form={errors}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { body: body.id }, body: draft }, { onError: errors.fail })}
      onClose={onClose}
    >
      <TextField {...field('contact_name')} label={t('resident.organisation.contact_name')} optional maxLength={30} />
      <TextField
        {...field('contact_phone')}
        label={t('resident.organisation.contact_phone')}
        type="tel"
        optional
        short
        maxLength={20}
      />
      <TextAreaField
        {...field('offers')}
        label={t('words.offers')}
        hint={t('resident.dual.offers_hint')}
        optional
        rows={2}
        max={300}
      />
    </FormDialog>
  )
}

function Leave({ body, onClose }: { body: Organisation['body']; onClose: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/my/organisations/:body/leave', {
    refresh: organisationReads,
    onSuccess: () => {
      toast(t('resident.organisation.left'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('resident.organisation.leave')}
      confirm={t('resident.organisation.leave')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { body: body.id }, body: { reason: '' } })}
      onClose={onClose}
    >
      <p>{t('resident.organisation.leave_help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

function OneOrganisation({ one }: { one: Organisation }) {
  const t = useWords('whistles')
  const dates = useDates()
  const [asked, setAsked] = useState<'register' | 'leave'>()
  const { registration, body } = one
  const close = () => setAsked(undefined)
  return (
    <Stack>
      <Card title={body.name}>
        {registration ? (
          <>
            <LabelList
              rows={[
                { label: t('words.registered_at'), value: dates.day(registration.registered_at) },
                { label: t('words.members'), value: t('words.members_of', { count: registration.members }) },
                { label: t('words.offers'), value: registration.offers },
              ]}
            />
            {one.given.map((given) => (
              <p key={given.given_at}>
                {t('resident.organisation.statement_given', { day: dates.day(given.given_at) })}
              </p>
            ))}
            <Button kind="plain" onClick={() => setAsked('leave')}>
              {t('resident.organisation.leave')}
            </Button>
          </>
        ) : (
          <>
            <p className={layout.text}>{t('resident.organisation.register_help')}</p>
            <div className={styles.acts}>
              <Button kind="main" narrow onClick={() => setAsked('register')}>
                {t('resident.organisation.register')}
              </Button>
            </div>
          </>
        )}
      </Card>
      {one.duties.map((duty) => (
        <OrganisationDuty key={duty.id} body={body.id} duty={duty} />
      ))}
      {asked === 'register' && <RegisterOrganisation body={body} onClose={close} />}
      {asked === 'leave' && <Leave body={body} onClose={close} />}
    </Stack>
  )
}

/** The organisations one holds a post in: registered by them, with what they take on. Nothing for everybody else. */
export function OwnOrganisations() {
  const t = useWords('whistles')
  const { data } = useRead('GET /api/c/:community/my/organisations')
  if (!data || data.items.length === 0) return null
  return (
    <Stack>
      <h2>{t('resident.organisation.title')}</h2>
      {data.items.map((one) => (
        <OneOrganisation key={one.body.id} one={one} />
      ))}
    </Stack>
  )
}
