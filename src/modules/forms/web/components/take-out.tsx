import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../../../app/web/api-problem.ts'
import { community } from '../../../../app/web/boot.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { ExportNotices, whileRunning } from '../../../../app/web/kit/list/export-notices.tsx'
import { saveFile } from '../../../../app/web/kit/save-file.ts'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { call, useRead } from '../queries.ts'
import { periodWords } from './period.tsx'
import type { FillView } from './views.ts'

const runs = 'GET /api/c/:community/form-fills/exports'
const reasonMost = 200

interface Wish {
  fill_id: string
  edition?: number
  whole?: boolean
  reason?: string
}

/** Takes a fill out in their layout; a long one is made in the background. */
function useTake(fill: FillView) {
  const t = useWords('forms')
  const toast = useToast()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const name = `${t('workbench.fill.title', { name: fill.form.name, period: periodWords(t, fill.period) })}.xlsx`
  const take = async (body: Wish): Promise<void> => {
    setBusy(true)
    try {
      saveFile((await call('POST /api/c/:community/form-fills/export', { body })) as Blob, name)
    } catch (error) {
      if (asProblem(error).code !== 'forms.export_large') throw error
      await call('POST /api/c/:community/form-fills/exports', { body })
      await client.invalidateQueries({ queryKey: [runs] })
      toast(t('workbench.fill.later'))
    } finally {
      setBusy(false)
    }
  }
  return { busy, take }
}

/** The acts that take a fill out, and what is being made. */
export function TakeOut({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const { busy, take } = useTake(fill)
  const [problem, setProblem] = useState<unknown>()
  const [asking, setAsking] = useState<Wish>()
  const found = useRead(runs, {}, whileRunning)
  return (
    <Card title={t('workbench.fill.take')}>
      <Stack>
        <p>{t('workbench.fill.take_help')}</p>
        <div className={layout['acts']}>
          <Button
            busy={busy}
            onClick={() => {
              setProblem(undefined)
              if (fill.sensitive) setAsking({ fill_id: fill.id })
              else take({ fill_id: fill.id }).catch(setProblem)
            }}
          >
            {t('workbench.fill.take_covered')}
          </Button>
          {fill.can.includes('take_whole') && (
            <Button onClick={() => setAsking({ fill_id: fill.id, whole: true })}>
              {t('workbench.fill.take_whole')}
            </Button>
          )}
        </div>
        {problem !== undefined && <ErrorState problem={problem} part />}
        <ExportNotices runs={found} fileOf={(id) => `/api/c/${community().id}/form-fills/exports/${id}/file`} />
      </Stack>
      {asking && <ReasonDialog fill={fill} wish={asking} onClose={() => setAsking(undefined)} />}
    </Card>
  )
}

/** What goes out whole, or names sensitive data, goes out with a reason that everybody in it finds. */
function ReasonDialog({ fill, wish, onClose }: { fill: FillView; wish: Wish; onClose: () => void }) {
  const t = useWords('forms')
  const errors = useFormErrors(t, 'workbench.edit.errors')
  const { busy, take } = useTake(fill)
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={t(wish.whole ? 'workbench.fill.whole_title' : 'workbench.fill.listed_title')}
      help={t(wish.whole ? 'workbench.fill.whole_help' : 'workbench.fill.listed_help')}
      act={t('workbench.fill.take')}
      form={errors}
      busy={busy}
      onAct={() => void take({ ...wish, reason }).then(onClose, errors.fail)}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('workbench.fill.reason')}
        rows={2}
        max={reasonMost}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}

/** The copy of what was handed in then, numbers covered. */
export function TakeCopy({ fill, edition }: { fill: FillView; edition: number }) {
  const t = useWords('forms')
  const { busy, take } = useTake(fill)
  const [problem, setProblem] = useState<unknown>()
  const [asking, setAsking] = useState(false)
  const wish = { fill_id: fill.id, edition }
  return (
    <>
      <Button
        kind="plain"
        busy={busy}
        onClick={() => (fill.sensitive ? setAsking(true) : void take(wish).catch(setProblem))}
      >
        {t('workbench.fill.copy')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
      {asking && <ReasonDialog fill={fill} wish={wish} onClose={() => setAsking(false)} />}
    </>
  )
}
