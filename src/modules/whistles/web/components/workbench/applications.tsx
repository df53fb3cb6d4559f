import { useState } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../../app/web/dates.ts'
import { BodyPick, type PickedBody } from '../../../../../app/web/kit/body-pick.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { CopyButton } from '../../../../../app/web/kit/copy-button.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { ReasonDialog } from '../../../../../app/web/kit/reason-dialog.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { applicationView } from '../../../contract.ts'
import { useReadPages, useWrite } from '../../queries.ts'
import { dutyReads } from './call-views.ts'

type Application = z.output<typeof applicationView>
type Asked = { act: 'confirm' | 'decline'; application: Application }
const reads = ['GET /api/c/:community/organisation-applications', ...dutyReads]

interface DialogProps {
  application: Application
  onClose: () => void
}

/** Enters the organisation and invites its contact; the code is shown once, for handing over. */
function ConfirmApplication({ application, onClose }: DialogProps) {
  const t = useWords('whistles')
  const errors = useFormErrors(t, 'words.errors')
  const [body, setBody] = useState<PickedBody | null>(null)
  const [post, setPost] = useState(t('workbench.applications.contact_post'))
  const write = useWrite('POST /api/c/:community/organisation-applications/:id/confirm', { refresh: reads })
  const { contact_name: name, contact_phone: phone } = application
  if (write.data) {
    return (
      <Dialog title={t('workbench.applications.confirmed')} onClose={onClose} acts={null}>
        <p>{t('workbench.applications.code_help', { name, phone })}</p>
        <p className={layout.acts}>
          <strong>{write.data.code}</strong>
          <CopyButton text={write.data.code} />
        </p>
      </Dialog>
    )
  }
  const act = () => {
    if (!errors.setFields([...post.trim()].length < 2 ? [{ path: 'post', code: 'required' }] : [])) return
    const chosen = body ? { body_id: body.id } : {}
    write.mutate({ params: { id: application.id }, body: { post: post.trim(), ...chosen } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={application.home_organisation}
      act={t('workbench.applications.confirm')}
      help={t('workbench.applications.confirm_help', { name, phone })}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <BodyPick
        label={t('workbench.applications.known')}
        hint={t('workbench.applications.known_hint')}
        none={t('words.no_body')}
        optional
        value={body}
        onChange={setBody}
        error={errors.errors['body_id']}
      />
      <TextField
        name="post"
        label={t('workbench.applications.post')}
        value={post}
        onChange={setPost}
        maxLength={40}
        error={errors.errors['post']}
      />
    </FormDialog>
  )
}

function DeclineApplication({ application, onClose }: DialogProps) {
  const t = useWords('whistles')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/organisation-applications/:id/decline', {
    refresh: reads,
    onSuccess: () => {
      toast(t('workbench.applications.declined'))
      onClose()
    },
  })
  const params = { id: application.id }
  return (
    <ReasonDialog
      title={application.home_organisation}
      act={t('workbench.applications.decline')}
      help={t('workbench.applications.decline_help')}
      label={t('words.reason')}
      words={t}
      most={200}
      busy={write.isPending}
      onAct={(reason, fail) => write.mutate({ params, body: { reason } }, { onError: fail })}
      onClose={onClose}
    />
  )
}

/** Organisations that ask to be registered, to be looked at. Nothing where there is none. */
export function Applications() {
  const t = useWords('whistles')
  const dates = useDates()
  const [asked, setAsked] = useState<Asked | null>(null)
  const list = useReadPages('GET /api/c/:community/organisation-applications', { query: {} })
  const items = list.data?.items ?? []
  const close = () => setAsked(null)
  if (items.length === 0 && !asked) return null
  return (
    <Card title={t('workbench.applications.title')}>
      <ul className={layout.lines}>
        {items.map((one) => (
          <li key={one.id}>
            <div>
              {one.home_organisation}
              <span className={layout.under}>
                {[
                  t(`words.applicant.${one.kind}`),
                  [one.contact_name, one.contact_phone].join(' '),
                  dates.short(one.asked_at),
                ].join(' · ')}
              </span>
              {one.offers && <span className={layout.under}>{one.offers}</span>}
            </div>
            <div className={layout.acts}>
              <Button onClick={() => setAsked({ act: 'confirm', application: one })}>
                {t('workbench.applications.confirm')}
                <span className="visually-hidden">{one.home_organisation}</span>
              </Button>
              <Button kind="plain" onClick={() => setAsked({ act: 'decline', application: one })}>
                {t('workbench.applications.decline')}
                <span className="visually-hidden">{one.home_organisation}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Pager pages={list} />
      {asked?.act === 'confirm' && <ConfirmApplication application={asked.application} onClose={close} />}
      {asked?.act === 'decline' && <DeclineApplication application={asked.application} onClose={close} />}
    </Card>
  )
}
