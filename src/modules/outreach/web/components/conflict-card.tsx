import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import { drop, settle } from '../field/field.ts'
import type { Change, Waiting } from '../field/kept.ts'
import type { Question } from './views.ts'

interface ConflictCardProps {
  one: Waiting
  questions: readonly Question[]
}

/** What couldn't go as it is: changed by another phone too, or refused. Both versions are told; nothing goes by itself. */
export function ConflictCard({ one, questions }: ConflictCardProps) {
  if (one.state === 'refused' || one.kind === 'need') return <RefusedCard one={one} />
  return <ChooseCard one={one} change={one.change} questions={questions} />
}

function ChooseCard({ one, change, questions }: ConflictCardProps & { change: Change }) {
  const t = useWords('outreach')
  const own = useOwnWords(change)
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({})
  const [problem, setProblem] = useState<unknown>(null)
  const nameOf = (path: string) =>
    questions.find((question) => path === `answers.${question.id}`)?.label ?? t(`workbench.conflict.fields.${path}`)
  const send = () => {
    const mine = one.told.map(({ path }) => path).filter((path) => chosen[path] !== 'theirs')
    setProblem(null)
    settle(one, new Set(mine)).catch(setProblem)
  }
  return (
    <Card title={t('workbench.conflict.title')}>
      <Stack>
        <p>{t('workbench.conflict.help')}</p>
        {one.told.map(({ path, detail }) => (
          <RadioCards
            key={path}
            name={`${one.key} ${path}`}
            label={nameOf(path)}
            value={chosen[path] ?? 'mine'}
            onChange={(value) => setChosen((before) => ({ ...before, [path]: value }))}
            options={[
              { value: 'mine', label: t('workbench.conflict.mine', { value: own(path) }) },
              { value: 'theirs', label: t('workbench.conflict.theirs'), hint: detail },
            ]}
          />
        ))}
        {problem !== null && <ErrorState problem={problem} part />}
        <Button kind="main" narrow onClick={send}>
          {t('workbench.conflict.send')}
        </Button>
      </Stack>
    </Card>
  )
}

/** What this phone wrote in a field, in words. */
function useOwnWords(change: Change): (path: string) => string {
  const t = useWords('outreach')
  const listed = useListed()
  const dates = useDates()
  return (path) => {
    if (path === 'outcome') return change.knock ? t(`workbench.outcomes.${change.knock.outcome}`) : ''
    if (path === 'next_day') return change.next_day ? dates.day(change.next_day) : ''
    const value = path.startsWith('answers.')
      ? change.answers?.[path.slice('answers.'.length)]
      : change[path as 'note' | 'confirmed']
    if (typeof value === 'boolean') return t(value ? 'workbench.visit.yes' : 'workbench.visit.no')
    return Array.isArray(value) ? listed(value) : String(value ?? '')
  }
}

function RefusedCard({ one }: { one: Waiting }) {
  const t = useWords('outreach')
  const words =
    one.kind === 'need'
      ? [one.need.description]
      : [one.change.note, ...(one.change.newcomers ?? []).map((person) => person.name)]
  return (
    <Card title={t('workbench.refused.title')}>
      <Stack>
        <p>{t('workbench.refused.help', { why: one.told[0]?.detail ?? '' })}</p>
        {words.filter(Boolean).map((word) => (
          <blockquote key={word}>{word}</blockquote>
        ))}
        <Button onClick={() => void drop(one)}>{t('workbench.refused.drop')}</Button>
      </Stack>
    </Card>
  )
}
