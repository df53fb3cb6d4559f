import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { kinds, type RosterView, refresh } from './views.ts'

/** A new roster, or another name, use or rule of an old one. */
export function RosterForm({ roster, onClose }: { roster?: RosterView['roster']; onClose: () => void }) {
  const t = useWords('bodies')
  const which = roster ? 'change' : 'add'
  const { form, done, words } = useAct(t, `workbench.rosters.${which}`, onClose)
  const [name, setName] = useState(roster?.name ?? '')
  const [kind, setKind] = useState(roster?.kind ?? 'desk')
  const [rest, setRest] = useState(roster?.on_rest_days ?? 'nobody')
  const add = useWrite('POST /api/c/:community/rosters', { refresh, onSuccess: done })
  const change = useWrite('PATCH /api/c/:community/rosters/:id', { refresh, onSuccess: done })
  const body = { name, kind, on_rest_days: rest }
  const go = () =>
    roster
      ? change.mutate({ params: { id: roster.id }, body }, { onError: form.fail })
      : add.mutate({ body }, { onError: form.fail })
  return (
    <FormDialog {...words} form={form} busy={add.isPending || change.isPending} onAct={go} onClose={onClose}>
      <TextField
        name="name"
        label={t('workbench.rosters.name')}
        value={name}
        onChange={setName}
        maxLength={30}
        error={form.errors.name}
      />
      <RadioCards
        name="kind"
        label={t('workbench.rosters.kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({
          value,
          label: t(`workbench.rosters.kinds.${value}`),
          hint: t(`workbench.rosters.kind_hints.${value}`),
        }))}
      />
      <RadioCards
        name="on_rest_days"
        label={t('workbench.rosters.on_rest_days')}
        value={rest}
        onChange={setRest}
        pairs
        options={(['nobody', 'usual'] as const).map((value) => ({
          value,
          label: t(`workbench.rosters.rest.${value}`),
        }))}
      />
    </FormDialog>
  )
}
