import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useSentences, useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { type OwnTopic, ownReads } from './views.ts'

const whats = ['for', 'against', 'question', 'amendment'] as const
type What = (typeof whats)[number]
const textMost = 500

/** An argument, a question, an amendment; how neighbours will see who wrote it stands beside the act. */
export function Speak({ topic }: { topic: OwnTopic }) {
  const t = useWords('deliberation')
  const sentences = useSentences()
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [what, setWhat] = useState<What>('for')
  const [option, setOption] = useState('')
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/my/topics/:id/contributions', {
    refresh: ownReads,
    onSuccess: () => {
      setText('')
      toast(t(topic.look_first ? 'resident.topic.said_waits' : 'resident.topic.said'))
    },
  })
  const argues = what === 'for' || what === 'against'
  const send = () => {
    if (!errors.setFields([...text.trim()].length < 2 ? [{ path: 'text', code: 'required' }] : [])) return
    const body = {
      ...(argues ? { kind: 'argument' as const, side: what } : { kind: what }),
      ...(argues && option ? { option_id: option } : {}),
      text,
    }
    write.mutate({ params: { id: topic.id }, body }, { onError: errors.fail })
  }
  return (
    <Card title={t('resident.topic.speak')}>
      <Stack>
        <ErrorSummary form={errors} />
        <RadioCards
          name="what"
          label={t('resident.topic.what')}
          pairs
          value={what}
          onChange={setWhat}
          options={whats.map((value) => ({ value, label: t(`resident.topic.whats.${value}`) }))}
        />
        {argues && topic.options.length > 0 && (
          <SelectField
            name="option_id"
            label={t('words.about_option')}
            optional
            any
            value={option}
            onChange={setOption}
            options={topic.options.map((one) => ({ value: one.id, label: one.title }))}
          />
        )}
        <TextAreaField
          name="text"
          label={t(`resident.topic.text.${what}`)}
          rows={3}
          max={textMost}
          value={text}
          onChange={setText}
          error={errors.errors['text']}
        />
        <p>
          {sentences(
            topic.show_as === 'home' && topic.shown_home
              ? t('resident.topic.shown_home', { home: topic.shown_home })
              : t(`resident.topic.shown_${topic.show_as === 'name' ? 'name' : 'none'}`),
            t('resident.topic.staff_see'),
          )}
        </p>
        <Button kind="main" busy={write.isPending} onClick={send}>
          {t('resident.topic.send')}
        </Button>
      </Stack>
    </Card>
  )
}
