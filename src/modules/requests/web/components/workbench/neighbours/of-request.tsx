import { useState } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { neighboursView } from '../../../../contract.ts'
import { useRead, useWrite } from '../../../queries.ts'
import { EnterWord, neighbourReads } from './enter-word.tsx'

type Neighbours = z.output<typeof neighboursView>

function Word({ id, word }: { id: string; word: Neighbours['words'][number] }) {
  const t = useWords('requests')
  const dates = useDates()
  const toast = useToast()
  const back = useWrite('POST /api/c/:community/requests/:id/neighbour-words/:word/take-back', {
    refresh: neighbourReads,
    onSuccess: () => toast(t('workbench.neighbours.taken_back')),
  })
  const how = t(`workbench.neighbours.channels.${word.channel}`)
  const by = word.entered_by && t('workbench.neighbours.entered_by', { name: word.entered_by })
  return (
    <li>
      {[word.place, how, t(`workbench.neighbours.${word.done ? 'done' : 'not_done'}`), word.comment]
        .filter(Boolean)
        .join(' · ')}
      <br />
      <small>{[dates.short(word.said_at), by].filter(Boolean).join(' · ')}</small>
      {word.can.includes('take_back') && (
        <Button
          kind="plain"
          busy={back.isPending}
          onClick={() => back.mutate({ params: { id, word: word.id }, body: {} })}
        >
          {t('workbench.neighbours.take_back')}
          <span className="visually-hidden">{word.place}</span>
        </Button>
      )}
      {back.error && <ErrorState problem={back.error} part />}
    </li>
  )
}

/** On the page of a public matter that is said to be done: what neighbours say, and asking them who have no account. */
export default function NeighboursOfRequest({ id }: { id: string }) {
  const t = useWords('requests')
  const [entering, setEntering] = useState(false)
  const { data } = useRead('GET /api/c/:community/requests/:id/neighbours', { params: { id } })
  if (!data || (data.words.length === 0 && data.can.length === 0)) return null
  return (
    <Card title={t('workbench.neighbours.title')}>
      <Stack>
        <p>
          {t('workbench.neighbours.count', { count: data.confirmed, needed: data.needed })}
          {data.slips > 0 && t('workbench.neighbours.slips', { count: data.slips })}
        </p>
        {data.words.length > 0 && (
          <ul className={layout['lines']}>
            {data.words.map((word) => (
              <Word key={word.id} id={id} word={word} />
            ))}
          </ul>
        )}
        {data.can.includes('ask') && (
          <div className={layout['acts']} data-screen-only>
            <ButtonLink to={`/requests/${id}/slips`}>{t('workbench.neighbours.print')}</ButtonLink>
            <Button narrow onClick={() => setEntering(true)}>
              {t('workbench.neighbours.enter.act')}
            </Button>
          </div>
        )}
        {entering && <EnterWord id={id} onClose={() => setEntering(false)} />}
      </Stack>
    </Card>
  )
}
