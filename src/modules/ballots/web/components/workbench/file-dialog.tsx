import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { ballotReads, type Detail } from '../views.ts'
import { requests } from './peers.ts'

/** The office's own to answer, where the words point to nothing else: 社区公开和意见. */
const otherwise = 'D25'

interface FileDialogProps {
  ballot: Detail
  said: { voter_id: string; text: string }
  onClose: () => void
}

/** Makes a request of a household's reason that didn't become one by itself, under the item the desk chooses. */
export function FileDialog({ ballot, said, onClose }: FileDialogProps) {
  const t = useWords('ballots')
  const listed = useListed()
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [item, setItem] = useState<string>()
  const known = requests.useRead('GET /api/c/:community/catalogue/suggestions', { query: { text: said.text } })
  const write = useWrite('POST /api/c/:community/ballots/:id/words/file', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.households.filed'))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields(item ? [] : [{ path: 'item_code', code: 'required' }]) || !item) return
    const body = { voter_ids: [said.voter_id], item_code: item }
    write.mutate({ params: { id: ballot.id }, body }, { onError: errors.fail })
  }
  const title = t('workbench.households.file')
  return (
    <FormDialog title={title} act={title} form={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <p>{said.text}</p>
      <QueryView query={known} part>
        {({ items }) => (
          <RadioCards
            name="item_code"
            label={t('workbench.households.item')}
            value={item}
            onChange={setItem}
            options={[
              ...items
                .filter((one) => one.code !== otherwise)
                .map((one) => ({ value: one.code, label: one.name, hint: listed(one.matched) })),
              { value: otherwise, label: t('workbench.households.item_otherwise') },
            ]}
            error={errors.errors['item_code']}
          />
        )}
      </QueryView>
    </FormDialog>
  )
}
