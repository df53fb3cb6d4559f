import { useState } from 'react'
import { useAct } from '../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import { useSettingWords } from './value-words.ts'
import { type Change, refresh } from './views.ts'

/** Goes back to what held before a change. */
export function UndoChange({ change, onClose }: { change: Change; onClose: () => void }) {
  const t = useWords('settings')
  const { form, done, words } = useAct(t, 'workbench.undo', onClose)
  const { nameOf, sayValue } = useSettingWords()
  const [deadlines, setDeadlines] = useState<'move' | 'keep'>(change.moved === null ? 'keep' : 'move')
  const write = useWrite('POST /api/c/:community/settings/changes/:id/undo', { refresh, onSuccess: done })
  const reckons = Object.keys(change.after).some((name) => name === 'calendar' || name.startsWith('day.'))
  return (
    <FormDialog
      {...words}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id: change.id }, body: { deadlines } }, { onError: form.fail })}
      onClose={onClose}
    >
      <ul>
        {Object.keys(change.before).map((name) => (
          <li key={name}>
            {t('workbench.undo.back', { name: nameOf(name), value: sayValue(name, change.before[name]) })}
          </li>
        ))}
      </ul>
      {reckons && (
        <RadioCards
          name="deadlines"
          label={t('workbench.decide.deadlines')}
          value={deadlines}
          onChange={setDeadlines}
          options={(['move', 'keep'] as const).map((value) => ({ value, label: t(`workbench.decide.${value}`) }))}
        />
      )}
    </FormDialog>
  )
}
