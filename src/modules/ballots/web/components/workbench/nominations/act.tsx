import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../contract.ts'
import { type Call, useNominationTitle } from '../../nomination.tsx'
import { ballotReads } from '../../views.ts'

export type StaffNomination = z.output<
  (typeof routes)['GET /api/c/:community/ballots/:id/nominations']['output']
>['items'][number]

/** The next step first. */
export const acts = [
  'check',
  'list',
  'assent',
  'endorse',
  'answer_merge',
  'merge',
  'correct',
  'unlist',
  'leave_out',
  'withdraw',
] as const
export type Act = (typeof acts)[number]

export interface ActProps {
  ballotId: string
  call: Call
  one: StaffNomination
  onClose: () => void
}

interface Sent {
  busy: boolean
  help?: string
  onAct: () => void
  children: ReactNode
}

/** What every act on a proposal has in common: its words, what is wrong with the form, what happens once it is done, and the frame around its fields. */
export function useAct(act: Act, { ballotId, one, onClose }: ActProps) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const titleOf = useNominationTitle()
  const onSuccess = () => {
    toast(t('workbench.calls.done'))
    onClose()
  }
  const title = t(`workbench.calls.act.${act}`)
  const frame = ({ children, ...sent }: Sent) => (
    <FormDialog title={title} act={title} form={errors} onClose={onClose} {...sent}>
      <p>{titleOf(one)}</p>
      {children}
    </FormDialog>
  )
  const params = { id: ballotId, nomination: one.id }
  return { t, errors, frame, params, options: { refresh: ballotReads, onSuccess } }
}

/** Said where a text is shorter than it has to be. */
export const shorter = (path: string, text: string, least = 2) =>
  [...text.trim()].length < least ? [{ path, code: 'required' }] : []

/** Yes or no, told by somebody else. */
export function useYes(label: string, yes: string, no: string) {
  const t = useWords('ballots')
  const [value, setValue] = useState<'yes' | 'no'>('yes')
  const options = [
    { value: 'yes' as const, label: t(yes) },
    { value: 'no' as const, label: t(no) },
  ]
  return {
    agrees: value === 'yes',
    field: <RadioCards name="agrees" label={t(label)} value={value} onChange={setValue} options={options} pairs />,
  }
}
