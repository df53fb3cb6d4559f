import { useState } from 'react'
import { boot } from '../../../../../app/web/boot.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useShortcuts } from '../../../../../app/web/kit/shortcuts.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import styles from '../counters.module.css'
import { type Queue, queueReads } from '../views.ts'

const lookAgain = 10_000

interface QueueProps {
  queue: Queue
  desk: string
}

function CallAgain({ no, onCall }: { no: number; onCall: () => void }) {
  const t = useWords('counters')
  return <Button onClick={onCall}>{t('workbench.queue.call_no', { no })}</Button>
}

/** Next, not there, again, back to the queue: what is called here stands on the wall. */
function Calling({ queue, desk }: QueueProps) {
  const t = useWords('counters')
  const refresh = queueReads
  const next = useWrite('POST /api/c/:community/service-counters/:id/next', { refresh })
  const mark = useWrite('POST /api/c/:community/tickets/:id/mark', { refresh })
  const issue = useWrite('POST /api/c/:community/service-counters/:id/tickets', { refresh })
  const here = queue.called.find((one) => one.desk === desk)
  const params = { id: queue.counter.id }
  const callNext = () => next.mutate({ params, body: { desk } })
  const markAs = (state: 'absent' | 'called' | 'served' | 'waiting') =>
    here && mark.mutate({ params: { id: here.id }, body: { state, desk } })
  const call = (id: string | undefined) => id && mark.mutate({ params: { id }, body: { state: 'called', desk } })
  useShortcuts([
    { id: 'queue.next', label: t('workbench.queue.next'), run: callNext },
    { id: 'queue.absent', label: t('workbench.queue.absent'), run: () => markAs('absent') },
    { id: 'queue.again', label: t('workbench.queue.again'), run: () => markAs('called') },
  ])
  const problem = next.error ?? mark.error ?? issue.error
  return (
    <Stack>
      <p className={here ? styles.big : layout.quiet} aria-live="polite">
        {here ? here.no : t('workbench.queue.nobody')}
      </p>
      <div className={layout.row}>
        <Button kind="main" narrow busy={next.isPending} onClick={callNext}>
          {t('workbench.queue.next')}
        </Button>
        {here && (
          <>
            <Button onClick={() => markAs('called')}>{t('workbench.queue.again')}</Button>
            <Button onClick={() => markAs('absent')}>{t('workbench.queue.absent')}</Button>
            <Button onClick={() => markAs('served')}>{t('workbench.queue.served')}</Button>
            <Button onClick={() => markAs('waiting')}>{t('workbench.queue.put_back')}</Button>
          </>
        )}
        <Button busy={issue.isPending} onClick={() => issue.mutate({ params, body: {} })}>
          {t('workbench.queue.issue')}
        </Button>
      </div>
      {problem && <ErrorState problem={problem} part />}
      <p className={layout.quiet}>
        {t('workbench.queue.counts', { waiting: queue.waiting.length, served: queue.served })}
      </p>
      <ul className={styles.numbers} aria-label={t('workbench.queue.waiting')}>
        {queue.waiting.slice(0, 12).map((one) => (
          <li key={one.id} className={styles.number}>
            {one.no}
          </li>
        ))}
      </ul>
      {queue.last && !here && (
        <div className={layout.row}>
          <span className={layout.quiet}>{t('workbench.queue.last')}</span>
          <CallAgain no={queue.last.no} onCall={() => call(queue.last?.id)} />
        </div>
      )}
      {queue.absent.length > 0 && (
        <div className={layout.row}>
          <span className={layout.quiet}>{t('workbench.queue.absent_ones')}</span>
          {queue.absent.map((one) => (
            <CallAgain key={one.id} no={one.no} onCall={() => call(one.id)} />
          ))}
        </div>
      )}
    </Stack>
  )
}

/** The queue of one counter, called from one desk. */
export function QueueCard() {
  const t = useWords('counters')
  const counters = useRead('GET /api/c/:community/service-counters')
  const items = counters.data?.items ?? []
  const [chosen, setChosen] = useState('')
  const [desk, setDesk] = useState('1')
  const id = chosen || items[0]?.id || ''
  const queue = useRead(
    'GET /api/c/:community/service-counters/:id/queue',
    { params: { id } },
    { enabled: id !== '', refetchInterval: lookAgain },
  )
  if (items.length === 0) return null
  const wall = `/c/${boot().community?.id}/wall/${queue.data?.code ?? ''}`
  return (
    <Card title={t('workbench.queue.title')} aside={queue.data && <a href={wall}>{t('workbench.queue.wall')}</a>}>
      <Stack>
        <div className={layout.filters}>
          <SelectField
            name="counter"
            label={t('words.counter')}
            value={id}
            onChange={setChosen}
            options={items.map((one) => ({ value: one.id, label: one.name }))}
          />
          <TextField
            name="desk"
            label={t('workbench.queue.desk')}
            short
            maxLength={10}
            value={desk}
            onChange={setDesk}
          />
        </div>
        {queue.data && <Calling queue={queue.data} desk={desk.trim() || '1'} />}
      </Stack>
    </Card>
  )
}
