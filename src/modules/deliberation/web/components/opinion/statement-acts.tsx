import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import { ActDialog } from '../act-dialog.tsx'
import { opinionReads, type Statement } from './views.ts'

interface StatementActsProps {
  topicId: string
  statement: Statement
}

const targetsMost = 100

/** What who leads does with one statement: lets it stand, hides it, merges it into the same one. */
export function StatementActs({ topicId, statement }: StatementActsProps) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [asked, setAsked] = useState<'hide' | 'merge'>()
  const [into, setInto] = useState('')
  const write = useWrite('POST /api/c/:community/statements/:id/moderate', {
    refresh: opinionReads,
    onSuccess: () => {
      toast(t('workbench.said.done'))
      setAsked(undefined)
    },
  })
  const others = useRead(
    'GET /api/c/:community/topics/:id/statements',
    { params: { id: topicId }, query: { show: 'shown', limit: targetsMost } },
    { enabled: asked === 'merge' },
  )
  const targets = (others.data?.items ?? []).filter((one) => one.id !== statement.id)
  const target = into || targets[0]?.id
  const params = { id: statement.id }
  const can = (act: string) => statement.can.includes(act)
  if (statement.can.length === 0) return null
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const body =
      asked === 'merge'
        ? { act: 'merge' as const, ...(target ? { into_id: target } : {}) }
        : { act: 'hide' as const, reason: values['reason'] ?? '' }
    write.mutate({ params, body }, { onError })
  }
  return (
    <div className={layout['acts']} data-screen-only>
      {can('show') && (
        <Button narrow busy={write.isPending} onClick={() => write.mutate({ params, body: { act: 'show' } })}>
          {t(statement.state === 'shown' ? 'workbench.said.fine' : 'workbench.said.show')}
        </Button>
      )}
      {can('merge') && (
        <Button narrow onClick={() => setAsked('merge')}>
          {t('workbench.said.merge')}
        </Button>
      )}
      {can('hide') && (
        <Button narrow onClick={() => setAsked('hide')}>
          {t('workbench.said.hide')}
        </Button>
      )}
      {asked && (
        <ActDialog
          title={t(`workbench.said.${asked}`)}
          act={t(`workbench.said.${asked}`)}
          help={t(`workbench.opinion.help_${asked}`)}
          fields={asked === 'merge' ? [] : [{ name: 'reason', label: t('words.reason'), kind: 'area' }]}
          write={{ isPending: write.isPending, send }}
          onClose={() => setAsked(undefined)}
        >
          <p>{statement.text}</p>
          {asked === 'merge' && (
            <SelectField
              name="into_id"
              label={t('workbench.said.into')}
              value={target ?? ''}
              onChange={setInto}
              options={targets.map((one) => ({ value: one.id, label: one.text }))}
            />
          )}
        </ActDialog>
      )}
    </div>
  )
}
