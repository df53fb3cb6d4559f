import { useState } from 'react'
import { BulkBar } from '../../../../../app/web/kit/bulk-bar.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import type { Selection } from '../../../../../app/web/kit/selection.ts'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { ActDialog } from '../act-dialog.tsx'
import { topicReads } from './views.ts'

/** Lets what is chosen stand, or hides it for one reason. */
export function BulkActs({ selection, hides }: { selection: Selection; hides: boolean }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [asked, setAsked] = useState(false)
  const write = useWrite('POST /api/c/:community/contributions/moderate', {
    refresh: topicReads,
    onSuccess: ({ done, left }) => {
      toast(t(left > 0 ? 'workbench.said.several_left' : 'workbench.said.several', { count: done, left }))
      setAsked(false)
      selection.clear()
    },
  })
  const ids = [...selection.ids]
  return (
    <>
      <BulkBar selection={selection} more={false}>
        <Button narrow busy={write.isPending} onClick={() => write.mutate({ body: { ids, act: 'show', reason: '' } })}>
          {t(hides ? 'workbench.said.fine_all' : 'workbench.said.show_all')}
        </Button>
        {hides && (
          <Button narrow kind="quiet" onClick={() => setAsked(true)}>
            {t('workbench.said.hide_all')}
          </Button>
        )}
      </BulkBar>
      {asked && (
        <ActDialog
          title={t('workbench.said.hide_count', { count: ids.length })}
          act={t('workbench.said.hide')}
          help={t('workbench.said.help_hide')}
          fields={[{ name: 'reason', label: t('workbench.said.label_hide'), kind: 'area' }]}
          write={{
            isPending: write.isPending,
            send: ({ reason = '' }, onError) => write.mutate({ body: { ids, act: 'hide', reason } }, { onError }),
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
