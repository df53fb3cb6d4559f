import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useReadPages, useWrite } from '../../queries.ts'
import { SaidLine } from './said-line.tsx'
import styles from './topics.module.css'
import { type OwnTopic, ownReads, type Reply, type Said } from './views.ts'

const kinds = ['argument', 'question', 'amendment'] as const

function Withdraw({ said }: { said: Reply }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/my/contributions/:id/withdraw', {
    refresh: ownReads,
    onSuccess: () => toast(t('resident.topic.withdrawn')),
  })
  if (!said.can.includes('withdraw')) return null
  return (
    <div>
      <Button
        narrow
        kind="quiet"
        busy={write.isPending}
        onClick={() => write.mutate({ params: { id: said.id }, body: {} })}
      >
        {t('resident.topic.withdraw')}
      </Button>
      {write.error && <ErrorState problem={write.error} part />}
    </div>
  )
}

/** One thing, the words to it, and a word of one's own. */
function Thread({ topic, said }: { topic: OwnTopic; said: Said }) {
  const t = useWords('deliberation')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/my/topics/:id/contributions', {
    refresh: ownReads,
    onSuccess: () => {
      setText('')
      setOpen(false)
    },
  })
  const send = () => write.mutate({ params: { id: topic.id }, body: { kind: 'reply', parent_id: said.id, text } })
  return (
    <SaidLine said={said} options={topic.options} acts={<Withdraw said={said} />}>
      {said.replies.length > 0 && (
        <ul className={styles.replies}>
          {said.replies.map((reply) => (
            <SaidLine key={reply.id} said={reply} options={[]} acts={<Withdraw said={reply} />} />
          ))}
        </ul>
      )}
      {topic.can.includes('speak') && said.state === 'shown' && !open && (
        <div>
          <Button narrow kind="quiet" onClick={() => setOpen(true)}>
            {t('resident.topic.reply')}
          </Button>
        </div>
      )}
      {open && (
        <Stack>
          <TextAreaField
            name={`reply-${said.id}`}
            label={t('resident.topic.reply_label')}
            rows={2}
            max={500}
            value={text}
            onChange={setText}
          />
          {write.error && <ErrorState problem={write.error} part />}
          <Button busy={write.isPending} onClick={send}>
            {t('resident.topic.reply_send')}
          </Button>
        </Stack>
      )}
    </SaidLine>
  )
}

/** What neighbours say: arguments, questions with answers, amendments. */
export function OwnTalk({ topic }: { topic: OwnTopic }) {
  const t = useWords('deliberation')
  const [kind, setKind] = useState<(typeof kinds)[number]>('argument')
  const list = useReadPages('GET /api/c/:community/my/topics/:id/contributions', {
    params: { id: topic.id },
    query: { kind },
  })
  return (
    <Card title={t('words.talk')}>
      <Stack>
        <RadioCards
          name="kind"
          label={t('words.what_said')}
          value={kind}
          onChange={setKind}
          pairs
          options={kinds.map((value) => ({ value, label: t(`words.said_kind.${value}`) }))}
        />
        <QueryView query={list} part>
          {(data) =>
            data.items.length === 0 ? (
              <p>{t('words.nothing_said')}</p>
            ) : (
              <ul className={styles.list}>
                {data.items.map((one) => (
                  <Thread key={one.id} topic={topic} said={one} />
                ))}
              </ul>
            )
          }
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </Card>
  )
}
