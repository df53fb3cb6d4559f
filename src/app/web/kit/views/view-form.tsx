import { useState } from 'react'
import { useMay, useSession } from '../../session.ts'
import { useKitWords } from '../../words.ts'
import { FormDialog } from '../form-dialog.tsx'
import { useFormErrors } from '../form-errors.ts'
import { RadioCards } from '../radio-cards.tsx'
import { SelectField, TextField } from '../text-field.tsx'
import { useToast } from '../toast.tsx'
import { desk, type ListName, refreshViews, type SavedView, useSavedViews } from './use-saved-views.ts'

interface ViewFormProps {
  list: ListName
  /** The list as it stands. */
  current: string
  /** The view to change; without one a new view is kept. */
  view?: SavedView
  onClose: () => void
}

type Scope = SavedView['scope']

/** For whom a shared view is, as one value of a select: everybody, a kind of post, a body. */
const audienceOf = (view: SavedView | undefined) => view?.body_id ?? view?.post_kind ?? ''

/** Whom it can be shared with: the community, who holds the same kind of post, who is of the same body. */
function useAudiences(list: ListName) {
  const t = useKitWords()
  const { posts } = useSession()
  const { bodies } = useSavedViews(list)
  const kinds = new Map(posts.map((post) => [post.kind, post.title]))
  return {
    bodies,
    options: [
      { value: '', label: t('views.for_everybody') },
      ...[...kinds].map(([value, title]) => ({ value, label: t('views.for_post', { title }) })),
      ...bodies.map((body) => ({ value: body.id, label: t('views.for_body', { name: body.name }) })),
    ],
  }
}

/** Keeps the list as it stands under a name, or changes what is kept. */
export function ViewForm({ list, current, view, onClose }: ViewFormProps) {
  const t = useKitWords()
  const may = useMay()
  const toast = useToast()
  const audiences = useAudiences(list)
  const form = useFormErrors(t, 'views.errors')
  const [name, setName] = useState(view?.name ?? '')
  const [scope, setScope] = useState<Scope>(view?.scope ?? 'own')
  const [audience, setAudience] = useState(audienceOf(view))
  const options = {
    refresh: refreshViews,
    onSuccess: () => {
      toast(t('views.saved'))
      onClose()
    },
  }
  const save = desk.useWrite('POST /api/c/:community/desk/views', options)
  const change = desk.useWrite('PATCH /api/c/:community/desk/views/:id', options)
  const scopes = (['own', 'shared', 'locked'] as const).filter(
    (one) => one === 'own' || one === view?.scope || may(one === 'shared' ? 'desk.share_views' : 'desk.lock_views'),
  )
  const go = () => {
    const body = audiences.bodies.some((one) => one.id === audience) ? audience : null
    const reach = {
      scope,
      body_id: scope === 'own' ? null : body,
      post_kind: scope === 'own' || body !== null || audience === '' ? null : audience,
    }
    const told = { onError: form.fail }
    if (view) change.mutate({ params: { id: view.id }, body: { name, ...reach, version: view.version } }, told)
    else save.mutate({ body: { list, name, search: current, ...reach } }, told)
  }
  return (
    <FormDialog
      title={t(view ? 'views.change' : 'views.save')}
      act={t('views.save')}
      form={form}
      busy={save.isPending || change.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('views.name')}
        value={name}
        onChange={setName}
        maxLength={30}
        error={form.errors.name}
      />
      {scopes.length > 1 && (
        <RadioCards
          name="scope"
          label={t('views.scope')}
          value={scope}
          onChange={setScope}
          options={scopes.map((value) => ({
            value,
            label: t(`views.scopes.${value}`),
            hint: t(`views.hints.${value}`),
          }))}
        />
      )}
      {scope !== 'own' && (
        <SelectField
          name="body_id"
          label={t('views.audience')}
          value={audience}
          onChange={setAudience}
          options={audiences.options}
          error={form.errors.body_id}
        />
      )}
    </FormDialog>
  )
}
