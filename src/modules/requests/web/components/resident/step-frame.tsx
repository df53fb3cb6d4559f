import type { ReactNode, SubmitEvent } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import type { FormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { FieldProblem } from '../../../../../shared/refusal.ts'
import styles from './file.module.css'
import { pathOf, type Step, stepAfter, stepBefore, steps } from './steps.ts'

interface StepFrameProps {
  step: Step
  title: string
  form: FormErrors
  /** What is missing on this screen; nothing lets one go on. */
  missing?: () => FieldProblem[]
  /** Instead of going to the next screen. */
  onNext?: () => void
  nextLabel?: string
  busy?: boolean
  children: ReactNode
}

/** One screen of the way: back at the top, the one thing asked, the one act at the foot. Come from 请核对, it leads back there. */
export function StepFrame({ step, title, form, missing, onNext, nextLabel, busy, children }: StepFrameProps) {
  const t = useWords('requests')
  const go = useGo()
  const [search] = useSearch()
  const mending = search['from'] === 'check'
  const before = mending ? 'check' : stepBefore(step)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (busy || !form.setFields(missing?.() ?? [])) return
    if (onNext) onNext()
    else go(pathOf(mending ? 'check' : stepAfter(step)))
  }
  return (
    <PageFrame
      key={step}
      title={title}
      back={before ? pathOf(before) : '/'}
      backLabel={before ? t('resident.file.back') : undefined}
      intro={t('resident.file.progress', { n: steps.indexOf(step) + 1, of: steps.length })}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <ErrorSummary form={form} />
        {children}
        <div className={styles.acts}>
          <Button kind="main" type="submit" busy={busy}>
            {mending ? t('resident.file.mended') : (nextLabel ?? t('resident.file.next'))}
          </Button>
        </div>
      </form>
    </PageFrame>
  )
}
