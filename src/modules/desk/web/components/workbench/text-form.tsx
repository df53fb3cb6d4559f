import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { fillNames } from '../../../../../app/web/kit/texts/fill-names.data.ts'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useMay, useSession } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { refreshTexts, type TextBlock } from './text-views.ts'

interface TextFormProps {
  /** The block to change; without one a new one is kept. */
  block?: TextBlock
  onClose: () => void
}

/** Where a text can be kept: with oneself, with a post held, with the community. */
function usePlaces() {
  const t = useWords('desk')
  const may = useMay()
  const kinds = new Map(useSession().posts.map((post) => [post.kind, post.title]))
  return [
    { value: 'own', label: t('workbench.texts.scopes.own') },
    ...[...kinds].map(([value, title]) => ({ value, label: t('workbench.texts.scopes.post', { title }) })),
    ...(may('desk.keep_texts') ? [{ value: 'community', label: t('workbench.texts.scopes.community') }] : []),
  ]
}

const reachOf = (place: string): Pick<TextBlock, 'scope' | 'post_kind'> =>
  place === 'own' || place === 'community'
    ? { scope: place, post_kind: null }
    : { scope: 'post', post_kind: place as TextBlock['post_kind'] }

/** The writes behind the form: a new block, or another wording. */
function useKeep({ block, onClose }: TextFormProps) {
  const t = useWords('desk')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.texts.errors')
  const options = {
    refresh: refreshTexts,
    onSuccess: () => {
      toast(t('workbench.texts.saved'))
      onClose()
    },
  }
  const add = useWrite('POST /api/c/:community/desk/texts', options)
  const change = useWrite('PATCH /api/c/:community/desk/texts/:id', options)
  const told = { onError: form.fail }
  return {
    form,
    busy: add.isPending || change.isPending,
    keep(place: string, body: { name: string; text: string; valid_until: string | null }) {
      if (block) change.mutate({ params: { id: block.id }, body: { ...body, version: block.version } }, told)
      else add.mutate({ body: { ...body, ...reachOf(place) } }, told)
    },
  }
}

/** A text block's name, words, last day and, while new, for whom it is. */
export function TextForm({ block, onClose }: TextFormProps) {
  const t = useWords('desk')
  const places = usePlaces()
  const { form, busy, keep } = useKeep({ block, onClose })
  const [place, setPlace] = useState('own')
  const [name, setName] = useState(block?.name ?? '')
  const [text, setText] = useState(block?.text ?? '')
  const [until, setUntil] = useState(block?.valid_until ?? '')
  const label = (key: string) => t(`workbench.texts.${key}`, { names: fillNames })
  return (
    <FormDialog
      title={block ? t('workbench.texts.change_name', { name: block.name }) : label('add')}
      act={label('keep')}
      form={form}
      busy={busy}
      onAct={() => keep(place, { name, text, valid_until: until || null })}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={label('name')}
        hint={label('name_hint')}
        value={name}
        onChange={setName}
        maxLength={30}
        error={form.errors.name}
      />
      <TextAreaField
        name="text"
        label={label('text')}
        hint={label('text_hint')}
        value={text}
        onChange={setText}
        rows={4}
        max={1000}
        error={form.errors.text}
      />
      <TextField
        name="valid_until"
        type="date"
        label={label('valid_until')}
        hint={label('valid_until_hint')}
        optional
        short
        value={until}
        onChange={setUntil}
        error={form.errors.valid_until}
      />
      {!block && places.length > 1 && (
        <SelectField
          name="post_kind"
          label={label('whose')}
          value={place}
          onChange={setPlace}
          options={places}
          error={form.errors.post_kind}
        />
      )}
    </FormDialog>
  )
}
