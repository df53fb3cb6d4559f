import { useState } from 'react'
import type { z } from 'zod'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { ballotFollowUp } from '../../../contract.ts'
import { useRead, useWrite } from '../../queries.ts'
import { ActDialog } from '../act-dialog.tsx'
import { DecisionLine } from '../decision-line.tsx'
import styles from '../meetings.module.css'
import { OptionPick } from '../option-pick.tsx'
import { OwnerField, ownedBy } from '../owner-field.tsx'

const dayMs = 86_400_000
const monthDays = 30

/** On the page of a ballot, for staff: the tasks made of what it chose, and the conditions households agreed on. */
export default function BallotTasks({ id }: { id: string }) {
  const t = useWords('deliberation')
  const { data } = useRead('GET /api/c/:community/ballots/:id/follow-up', { params: { id } })
  const [asked, setAsked] = useState(false)
  if (!data || data.decisions.length + data.conditions.length + data.can.length === 0) return null
  return (
    <Card title={t('words.after_ballot')}>
      <Stack>
        {data.decisions.length > 0 && (
          <ul className={styles.list}>
            {data.decisions.map((one) => (
              <DecisionLine key={one.id} decision={one} />
            ))}
          </ul>
        )}
        {data.conditions.length > 0 && (
          <>
            <h3>{t('workbench.ballot.conditions', { count: data.conditions.length })}</h3>
            <ul className="prose">
              {data.conditions.map((one) => (
                <li key={`${one.place} ${one.text}`}>
                  {one.place} {one.text}
                </li>
              ))}
            </ul>
          </>
        )}
        {data.can.includes('decide') && (
          <div>
            <Button kind={data.decisions.length === 0 ? 'main' : 'quiet'} onClick={() => setAsked(true)}>
              {t('workbench.ballot.decide')}
            </Button>
          </div>
        )}
        {asked && <DecideDialog id={id} of={data} onClose={() => setAsked(false)} />}
      </Stack>
    </Card>
  )
}

type Of = Pick<z.output<typeof ballotFollowUp>, 'outcome' | 'chosen'>

function DecideDialog({ id, of, onClose }: { id: string; of: Of; onClose: () => void }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const dates = useDates()
  const [owner, setOwner] = useState('')
  const [option_codes, setCodes] = useState<string[]>([])
  const write = useWrite('POST /api/c/:community/ballots/:id/decide', {
    refresh: ['GET /api/c/:community/ballots/:id/follow-up', 'GET /api/c/:community/decisions'],
    onSuccess: () => {
      toast(t('workbench.ballot.decided'))
      onClose()
    },
  })
  const due = dates.plain(new Date(serverNow() + monthDays * dayMs).toISOString()).slice(0, 10)
  return (
    <ActDialog
      title={t('workbench.ballot.decide')}
      act={t('workbench.ballot.decide')}
      fields={[
        { name: 'text', label: t('workbench.topic.text.decide'), kind: 'area', value: of.outcome },
        { name: 'due_day', label: t('words.due_day'), kind: 'date', value: due },
      ]}
      write={{
        isPending: write.isPending,
        send: ({ text = '', due_day = '' }, onError) =>
          write.mutate({ params: { id }, body: { text, due_day, option_codes, ...ownedBy(owner) } }, { onError }),
      }}
      onClose={onClose}
    >
      <OptionPick chosen={of.chosen} value={option_codes} onChange={setCodes} />
      <OwnerField value={owner} onChange={setOwner} />
    </ActDialog>
  )
}
