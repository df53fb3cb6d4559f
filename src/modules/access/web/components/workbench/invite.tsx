import { useState } from 'react'
import { createApi } from '../../../../../app/web/api.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../../bodies/contract.ts'
import { useWrite } from '../../queries.ts'
import type { Invited } from './slip.tsx'

const bodies = createApi<typeof routes>()
const ways = ['appointed', 'elected', 'self_proposed'] as const
const postsMost = 100

interface InviteProps {
  onDone: (invited: Invited) => void
  onClose: () => void
}

const empty = { name: '', phone: '', post_id: '', how: 'appointed' as (typeof ways)[number], until: '' }

/** Who, with which number, for which of the posts that have a free seat. */
export function Invite({ onDone, onClose }: InviteProps) {
  const t = useWords('access')
  const form = useFormErrors(t, 'workbench.invitations.errors')
  const [draft, setDraft] = useState(empty)
  const posts = bodies.useRead('GET /api/c/:community/posts', { query: { vacant: 'true', limit: postsMost } })
  const invite = useWrite('POST /api/c/:community/invitations', {
    refresh: ['GET /api/c/:community/invitations'],
    onSuccess: onDone,
  })
  const set = (name: keyof typeof empty) => (value: string) => setDraft({ ...draft, [name]: value })
  const act = () => {
    const missing = [
      ...(draft.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
      ...(/^\D*1(\D*\d){10}\D*$/.test(draft.phone) ? [] : [{ path: 'phone', code: 'invalid' }]),
      ...(draft.post_id ? [] : [{ path: 'post_id', code: 'required' }]),
    ]
    if (!form.setFields(missing)) return
    invite.mutate({ body: { ...draft, until: draft.until || null } }, { onError: form.fail })
  }
  const field = (name: keyof typeof empty) => ({
    name,
    label: t(`workbench.invitations.${name}`),
    value: draft[name],
    onChange: set(name),
    error: form.errors[name],
  })
  return (
    <FormDialog
      title={t('workbench.invitations.open')}
      act={t('workbench.invitations.act')}
      help={t('workbench.invitations.help')}
      form={form}
      busy={invite.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField {...field('name')} />
      <TextField {...field('phone')} type="tel" inputMode="tel" short />
      <SelectField
        {...field('post_id')}
        label={t('workbench.invitations.post')}
        options={(posts.data?.items ?? []).map((post) => ({ value: post.id, label: post.title }))}
      />
      <RadioCards
        name="how"
        label={t('workbench.invitations.how')}
        value={draft.how}
        onChange={set('how')}
        options={ways.map((value) => ({ value, label: t(`workbench.invitations.ways.${value}`) }))}
      />
      <TextField {...field('until')} type="date" short hint={t('workbench.invitations.until_hint')} />
    </FormDialog>
  )
}
