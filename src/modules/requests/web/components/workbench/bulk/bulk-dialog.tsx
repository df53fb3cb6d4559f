import { useState } from 'react'
import { asProblem } from '../../../../../../app/web/api-problem.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../../app/web/kit/card.tsx'
import { Dialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorSummary } from '../../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { useKeyHint } from '../../../../../../app/web/kit/shortcuts.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { call, useWrite } from '../../../queries.ts'
import { BulkProgress } from './bulk-progress.tsx'
import { type Foreseen, Preview } from './preview.tsx'
import { SaveMacro } from './save-macro.tsx'
import { StepFields } from './step-fields.tsx'
import type { Step, Target } from './types.ts'

interface BulkDialogProps {
  title: string
  target: Target
  /** What is done, one after another; the fields are filled in here. */
  begin: Step[]
  onClose: () => void
  /** Something was done: lists are read again. */
  onDone: () => void
}

/** First the fields, then what would happen, then the work itself with its result. */
export function BulkDialog({ title, target, begin, onClose, onDone }: BulkDialogProps) {
  const t = useWords('requests')
  const hint = useKeyHint('form.send')
  const form = useFormErrors(t, 'workbench.bulk.errors')
  const [steps, setSteps] = useState(begin)
  const [foreseen, setForeseen] = useState<Foreseen | null>(null)
  const [looking, setLooking] = useState(false)
  const [runId, setRunId] = useState<string | null>(null)
  const start = useWrite('POST /api/c/:community/bulk-runs', { onSuccess: (run) => setRunId(run.id) })
  const look = async () => {
    setLooking(true)
    try {
      setForeseen(await call('POST /api/c/:community/bulk-previews', { body: { target, steps } }))
      form.clear()
    } catch (error) {
      form.fail(asProblem(error))
    }
    setLooking(false)
  }
  const change = (index: number, step: Step) => {
    setSteps(steps.map((one, at) => (at === index ? step : one)))
    setForeseen(null)
  }
  if (runId) return <BulkProgress title={title} id={runId} onClose={onClose} onDone={onDone} />
  const go = foreseen !== null && !foreseen.too_many && foreseen.go > 0
  const run = () => start.mutate({ body: { target, steps, title } }, { onError: form.fail })
  const send = {
    label: go ? t('workbench.bulk.go', { count: foreseen.go }) : t('workbench.bulk.look'),
    run: () => {
      if (go && !start.isPending) run()
      if (!go && !looking) void look()
    },
  }
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      send={send}
      acts={
        <>
          <Button kind="main" narrow busy={go ? start.isPending : looking} onClick={send.run} {...hint}>
            {send.label}
          </Button>
          <Button onClick={onClose}>{t('words.leave')}</Button>
        </>
      }
    >
      <Stack>
        <ErrorSummary form={form} />
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a sequence have no other name than their place
          <Stack key={index}>
            {steps.length > 1 && <h3>{t(`workbench.acts.${step.act}.act`)}</h3>}
            <StepFields
              path={`steps.${index}`}
              step={step}
              onChange={(next) => change(index, next)}
              errors={form.errors}
            />
          </Stack>
        ))}
        {foreseen && <Preview foreseen={foreseen} />}
        {foreseen && <SaveMacro steps={steps} />}
      </Stack>
    </Dialog>
  )
}
