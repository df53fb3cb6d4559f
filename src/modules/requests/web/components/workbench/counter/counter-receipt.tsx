import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { Receipt } from '../../../../../../app/web/kit/receipt.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../contract.ts'

export type CounterResult = z.output<(typeof routes)['POST /api/c/:community/desk/requests']['output']>

interface CounterReceiptProps {
  result: CounterResult
  onNext: () => void
  /** Names what comes next; another one at the counter unless told. */
  another?: string
}

/** Printed or read out to the person: number, code, who does what next, until when. */
export function CounterReceipt({ result, onNext, another }: CounterReceiptProps) {
  const t = useWords('requests')
  const dates = useDates()
  const { answer } = result
  const next = useRef<HTMLParagraphElement>(null)
  // The form is gone with its focus: Enter goes on to the next one.
  useEffect(() => next.current?.querySelector('button')?.focus(), [])
  const who = answer.body?.name ?? t(`words.answerable.${answer.kind}`)
  return (
    <>
      <Receipt
        title={t('workbench.counter.filed')}
        number={result.number}
        code={result.follow_code}
        at={result.filed_at}
        next={t('workbench.counter.next', {
          who,
          contact: dates.full(answer.contact_due),
          resolve: dates.full(answer.resolve_due),
        })}
      >
        <p>{t('workbench.counter.hand_over')}</p>
      </Receipt>
      <p ref={next} data-screen-only>
        <Button kind="main" narrow onClick={onNext}>
          {another ?? t('workbench.counter.another')}
        </Button>{' '}
        <ButtonLink to={`/requests/${result.id}`}>{t('workbench.counter.open')}</ButtonLink>
      </p>
    </>
  )
}
