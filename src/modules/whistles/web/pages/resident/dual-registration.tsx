import { useState } from 'react'
import type { z } from 'zod'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../contract.ts'
import { ApplyOrganisation } from '../../components/resident/apply-organisation.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import { OwnDutyCard, ownReads } from '../../components/resident/own-duty.tsx'
import { OwnOrganisations } from '../../components/resident/own-organisations.tsx'
import styles from '../../components/resident/resident.module.css'
import { useRead, useWrite } from '../../queries.ts'

type Own = z.output<(typeof routes)['GET /api/c/:community/my/dual-registration']['output']>

/** A party member registers to the community they live in. */
function Register() {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [home, setHome] = useState('')
  const [offers, setOffers] = useState('')
  const write = useWrite('POST /api/c/:community/my/dual-registration', {
    refresh: ownReads,
    onSuccess: () => toast(t('resident.dual.registered')),
  })
  return (
    <Card title={t('resident.dual.register_title')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const missing = [...home.trim()].length < 2 ? [{ path: 'home_organisation', code: 'required' }] : []
          if (write.isPending || !errors.setFields(missing)) return
          write.mutate({ body: { home_organisation: home.trim(), offers: offers.trim() } }, { onError: errors.fail })
        }}
      >
        <ErrorSummary form={errors} />
        <p>{t('resident.dual.what_it_is')}</p>
        <TextField
          name="home_organisation"
          label={t('words.home_organisation')}
          hint={t('resident.dual.home_hint')}
          value={home}
          onChange={setHome}
          error={errors.errors['home_organisation']}
        />
        <TextAreaField
          name="offers"
          label={t('words.offers')}
          hint={t('resident.dual.offers_hint')}
          optional
          rows={2}
          max={300}
          value={offers}
          onChange={setOffers}
          error={errors.errors['offers']}
        />
        <div>
          <Button kind="main" type="submit" narrow busy={write.isPending}>
            {t('resident.dual.register')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Registration({ registration }: { registration: NonNullable<Own['registration']> }) {
  const t = useWords('whistles')
  const dates = useDates()
  const toast = useToast()
  const [asked, setAsked] = useState(false)
  const write = useWrite('POST /api/c/:community/my/dual-registration/leave', {
    refresh: ownReads,
    onSuccess: () => {
      toast(t('resident.dual.left'))
      setAsked(false)
    },
  })
  return (
    <Card title={t('resident.dual.mine')}>
      <LabelList
        rows={[
          { label: t('words.home_organisation'), value: registration.home_organisation },
          { label: t('words.registered_at'), value: dates.day(registration.registered_at) },
          { label: t('words.offers'), value: registration.offers },
        ]}
      />
      <Button kind="plain" onClick={() => setAsked(true)}>
        {t('resident.dual.leave')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('resident.dual.leave')}
          confirm={t('resident.dual.leave')}
          busy={write.isPending}
          onConfirm={() => write.mutate({ body: { reason: '' } })}
          onClose={() => setAsked(false)}
        >
          <p>{t('resident.dual.leave_help')}</p>
          {write.error && <ErrorState problem={write.error} part />}
        </ConfirmDialog>
      )}
    </Card>
  )
}

function Mine() {
  const t = useWords('whistles')
  const own = useRead('GET /api/c/:community/my/dual-registration')
  return (
    <QueryView query={own}>
      {({ registration, duties }) =>
        registration === null ? (
          <Register />
        ) : (
          <Stack>
            <Registration registration={registration} />
            <h2>{t('resident.dual.duties')}</h2>
            {duties.length === 0 && (
              <EmptyState drawing={<BenchUnderTree />} title={t('resident.dual.none')}>
                {t('resident.dual.none_help')}
              </EmptyState>
            )}
            {duties.map((duty) => (
              <OwnDutyCard key={duty.id} duty={duty} />
            ))}
          </Stack>
        )
      }
    </QueryView>
  )
}

/** 双报到: register where one lives, take something on, say what was done. */
export default function DualRegistration() {
  const t = useWords('whistles')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.dual.title')}>
      <Stack>
        {person ? (
          <>
            <Mine />
            <OwnOrganisations />
          </>
        ) : (
          <NotMember />
        )}
        <ApplyOrganisation />
      </Stack>
    </PageFrame>
  )
}
