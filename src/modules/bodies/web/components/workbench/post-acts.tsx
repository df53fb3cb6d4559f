import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { waysToPost } from '../../../contract/kinds.ts'
import { useWrite } from '../../queries.ts'
import { openPeriod, PeriodFields, periodBody } from './period.tsx'
import { type Named, PickPerson } from './pick.tsx'
import { PostFields, postBody, postDraftOf } from './post-fields.tsx'
import { refresh } from './refresh.ts'
import type { PostView, Term, WayToPost } from './views.ts'

interface ActProps {
  post: PostView
  onClose: () => void
}

/** Brings a person into a post: elected, appointed or by their own offer. */
export function FillPost({ post, onClose }: ActProps) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.fill', onClose)
  const [person, setPerson] = useState<Named | null>(null)
  const [how, setHow] = useState<WayToPost>('appointed')
  const [period, setPeriod] = useState(openPeriod)
  const write = useWrite('POST /api/c/:community/posts/:id/fill', { refresh, onSuccess: done })
  const go = () => {
    if (!person) return form.setFields([{ path: 'person_id', code: 'required' }])
    return write.mutate(
      { params: { id: post.id }, body: { person_id: person.id, how, ...periodBody(period) } },
      { onError: form.fail },
    )
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.fill.help', { title: post.title })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <PickPerson
        name="person_id"
        label={t('words.person')}
        value={person}
        onChange={setPerson}
        error={form.errors['person_id']}
      />
      <RadioCards
        name="how"
        label={t('workbench.post.how')}
        value={how}
        onChange={setHow}
        options={waysToPost.map((value) => ({ value, label: t(`words.ways.${value}`) }))}
      />
      <PeriodFields value={period} onChange={setPeriod} errors={form.errors} />
    </FormDialog>
  )
}

/** Somebody leaves a post, at once. */
export function VacatePost({ post, term, onClose }: ActProps & { term: Term }) {
  const t = useWords('bodies')
  const { done } = useAct(t, 'workbench.acts.vacate', onClose)
  const write = useWrite('POST /api/c/:community/posts/:id/vacate', { refresh, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.vacate.title', { name: term.name, title: post.title })}
      confirm={t('workbench.acts.vacate.act')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: post.id }, body: { term_id: term.id } })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.vacate.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

/** Mends a post's title, seats, duties and contact. */
export function EditPost({ post, onClose }: ActProps) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.edit_post', onClose)
  const [draft, setDraft] = useState(() => postDraftOf(post))
  const write = useWrite('PATCH /api/c/:community/posts/:id', { refresh, onSuccess: done })
  const go = () => write.mutate({ params: { id: post.id }, body: postBody(draft) }, { onError: form.fail })
  return (
    <FormDialog {...words} wide form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <PostFields value={draft} onChange={setDraft} errors={form.errors} />
    </FormDialog>
  )
}

/** Does away with a post; whoever holds it leaves. */
export function ClosePost({ post, onClose }: ActProps) {
  const t = useWords('bodies')
  const { done } = useAct(t, 'workbench.acts.close_post', onClose)
  const write = useWrite('POST /api/c/:community/posts/:id/close', { refresh, onSuccess: done })
  return (
    <ConfirmDialog
      title={t('workbench.acts.close_post.title', { title: post.title })}
      confirm={t('workbench.acts.close_post.act')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: post.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.close_post.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
