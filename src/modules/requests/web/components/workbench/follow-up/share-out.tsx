import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { CheckCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import { followUpReads } from './views.ts'

/** Shares calls nobody has yet among colleagues; nobody gets what they handled. */
export function ShareOut({ onClose }: { onClose: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.call_backs.errors')
  const callers = useRead('GET /api/c/:community/follow-ups/callers')
  const [chosen, setChosen] = useState<string[]>([])
  const write = useWrite('POST /api/c/:community/follow-ups/share-out', {
    refresh: followUpReads,
    onSuccess: ({ given, left }) => {
      toast(t(left > 0 ? 'workbench.call_backs.shared_left' : 'workbench.call_backs.shared', { count: given, left }))
      onClose()
    },
  })
  const act = () => {
    if (!form.setFields(chosen.length === 0 ? [{ path: 'caller_ids', code: 'required' }] : [])) return
    write.mutate({ body: { caller_ids: chosen } }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.call_backs.share_title')}
      act={t('workbench.call_backs.share')}
      help={t('workbench.call_backs.share_help')}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <QueryView query={callers} part>
        {({ items }) => (
          <CheckCards
            name="caller_ids"
            label={t('workbench.call_backs.callers')}
            value={chosen}
            onChange={setChosen}
            error={form.errors['caller_ids']}
            options={items.map((one) => ({
              value: one.person_id,
              label: `${one.title} ${one.name}`,
              hint: t('workbench.call_backs.in_hand', { count: one.open }),
            }))}
          />
        )}
      </QueryView>
    </FormDialog>
  )
}
