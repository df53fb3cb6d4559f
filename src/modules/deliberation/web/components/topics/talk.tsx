import { useState } from 'react'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useReadPages } from '../../queries.ts'
import { SaidActs } from './said-acts.tsx'
import { SaidLine } from './said-line.tsx'
import styles from './topics.module.css'
import type { Topic } from './views.ts'

const kinds = ['argument', 'question', 'amendment'] as const

/** What was said under a topic, as staff read it. */
export function Talk({ topic }: { topic: Topic }) {
  const t = useWords('deliberation')
  const [kind, setKind] = useState<(typeof kinds)[number]>('argument')
  const list = useReadPages('GET /api/c/:community/topics/:id/contributions', {
    params: { id: topic.id },
    query: { kind },
  })
  return (
    <Card title={t('words.talk')}>
      <Stack>
        <div data-screen-only>
          <SelectField
            name="kind"
            label={t('words.what_said')}
            short
            value={kind}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'argument')}
            options={kinds.map((value) => ({ value, label: t(`words.said_kind.${value}`) }))}
          />
        </div>
        <QueryView query={list} part>
          {(data) =>
            data.items.length === 0 ? (
              <p>{t('words.nothing_said')}</p>
            ) : (
              <ul className={styles.list}>
                {data.items.map((one) => (
                  <SaidLine
                    key={one.id}
                    said={one}
                    options={topic.options}
                    acts={<SaidActs said={one} others={data.items} />}
                  >
                    {one.replies.length > 0 && (
                      <ul className={styles.replies}>
                        {one.replies.map((reply) => (
                          <SaidLine key={reply.id} said={reply} options={[]} acts={<SaidActs said={reply} />} />
                        ))}
                      </ul>
                    )}
                  </SaidLine>
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
