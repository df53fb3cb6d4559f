import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { ActDialog } from '../act-dialog.tsx'
import { type Reply, topicReads } from './views.ts'

interface SaidActsProps {
  said: Reply
  /** others it could be merged into */
  others?: readonly Reply[]
}

type Act = 'hide' | 'merge' | 'answer' | 'accept' | 'decline'

/** What staff do with one thing that was said. */
export function SaidActs({ said, others = [] }: SaidActsProps) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [asked, setAsked] = useState<Act>()
  const [into, setInto] = useState('')
  const done = {
    refresh: topicReads,
    onSuccess: () => {
      toast(t('workbench.said.done'))
      setAsked(undefined)
    },
  }
  const moderate = useWrite('POST /api/c/:community/contributions/:id/moderate', done)
  const answer = useWrite('POST /api/c/:community/contributions/:id/answer', done)
  const settle = useWrite('POST /api/c/:community/contributions/:id/settle', done)
  const params = { id: said.id }
  const same = others.filter(
    (one) =>
      one.id !== said.id &&
      one.kind === said.kind &&
      one.side === said.side &&
      one.option_id === said.option_id &&
      one.state === 'shown',
  )
  const can = (act: string) => said.can.includes(act)
  if (said.can.length === 0) return null
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const text = values['text'] ?? ''
    if (asked === 'answer') answer.mutate({ params, body: { text } }, { onError })
    else if (asked === 'accept' || asked === 'decline') {
      settle.mutate({ params, body: { accept: asked === 'accept', reason: text } }, { onError })
    } else {
      const body =
        asked === 'merge'
          ? { act: 'merge' as const, into_id: into, reason: '' }
          : { act: 'hide' as const, reason: text }
      moderate.mutate({ params, body }, { onError })
    }
  }
  return (
    <div className={layout['acts']} data-screen-only>
      {can('answer') && (
        <Button narrow kind={said.answer ? 'quiet' : 'main'} onClick={() => setAsked('answer')}>
          {t(said.answer ? 'workbench.said.answer_again' : 'workbench.said.answer')}
        </Button>
      )}
      {can('settle') && (
        <>
          <Button narrow onClick={() => setAsked('accept')}>
            {t('workbench.said.accept')}
          </Button>
          <Button narrow onClick={() => setAsked('decline')}>
            {t('workbench.said.decline')}
          </Button>
        </>
      )}
      {can('show') && (
        <Button
          narrow
          kind="quiet"
          busy={moderate.isPending}
          onClick={() => moderate.mutate({ params, body: { act: 'show', reason: '' } })}
        >
          {t(said.state === 'shown' ? 'workbench.said.fine' : 'workbench.said.show')}
        </Button>
      )}
      {can('merge') && same.length > 0 && (
        <Button
          narrow
          kind="quiet"
          onClick={() => {
            setInto(same[0]?.id ?? '')
            setAsked('merge')
          }}
        >
          {t('workbench.said.merge')}
        </Button>
      )}
      {can('hide') && (
        <Button narrow kind="quiet" onClick={() => setAsked('hide')}>
          {t('workbench.said.hide')}
        </Button>
      )}
      {asked && (
        <ActDialog
          title={t(`workbench.said.${asked}`)}
          act={t(`workbench.said.${asked}`)}
          help={t(`workbench.said.help_${asked}`)}
          fields={
            asked === 'merge'
              ? []
              : [
                  {
                    name: 'text',
                    label: t(`workbench.said.label_${asked}`),
                    kind: 'area',
                    value: asked === 'answer' ? said.answer : '',
                  },
                ]
          }
          write={{ isPending: moderate.isPending || answer.isPending || settle.isPending, send }}
          onClose={() => setAsked(undefined)}
        >
          <p>{said.text}</p>
          {asked === 'merge' && (
            <SelectField
              name="into_id"
              label={t('workbench.said.into')}
              value={into}
              onChange={setInto}
              options={same.map((one) => ({ value: one.id, label: one.text }))}
            />
          )}
        </ActDialog>
      )}
    </div>
  )
}
