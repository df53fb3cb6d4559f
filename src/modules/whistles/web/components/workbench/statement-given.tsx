import { useState } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { statementView } from '../../../contract.ts'
import { useWrite } from '../../queries.ts'

type Statement = z.output<typeof statementView>
type Way = Statement['given'][number]['way']
const ways = ['fetched', 'brought', 'post', 'mail'] as const
const nameMost = 40

/** Whether the organisation has it: how and to whom it was given, and noting that it was. */
export function GivenCard({ statement }: { statement: Statement }) {
  const t = useWords('whistles')
  const dates = useDates()
  const [asked, setAsked] = useState(false)
  return (
    <Card title={t('workbench.statement.given')}>
      <Stack>
        {statement.given.length === 0 && <p className={layout.quiet}>{t('workbench.statement.given_none')}</p>}
        <ul className={layout.lines}>
          {statement.given.map((one) => (
            <li key={one.given_at}>
              <span>
                {t('workbench.statement.given_said', {
                  time: dates.full(one.given_at),
                  way: t(`workbench.statement.ways.${one.way}`),
                  to: one.given_to,
                })}
                <span className={layout.under}>
                  {t('workbench.statement.given_what', { members: one.members, duties: one.duties, by: one.by })}
                </span>
              </span>
            </li>
          ))}
        </ul>
        <div className={layout.acts} data-screen-only>
          <Button onClick={() => setAsked(true)}>{t('workbench.statement.give')}</Button>
        </div>
      </Stack>
      {asked && <GiveDialog statement={statement} onClose={() => setAsked(false)} />}
    </Card>
  )
}

function GiveDialog({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.statement.errors')
  const [way, setWay] = useState<Way>('fetched')
  const [to, setTo] = useState('')
  const give = useWrite('POST /api/c/:community/dual-registrations/statement/given', {
    refresh: ['GET /api/c/:community/dual-registrations/statement'],
    onSuccess: () => {
      toast(t('workbench.statement.given_toast'))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields(to.trim() === '' ? [{ path: 'given_to', code: 'required' }] : [])) return
    const { home_organisation, year } = statement
    give.mutate({ body: { home_organisation, year, way, given_to: to.trim() } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.statement.give')}
      act={t('workbench.statement.give_act')}
      help={t('workbench.statement.give_help')}
      form={errors}
      busy={give.isPending}
      onAct={act}
      onClose={onClose}
    >
      <RadioCards
        name="way"
        label={t('workbench.statement.way')}
        value={way}
        onChange={setWay}
        pairs
        options={ways.map((value) => ({ value, label: t(`workbench.statement.ways.${value}`) }))}
      />
      <TextField
        name="given_to"
        label={t('workbench.statement.given_to')}
        maxLength={nameMost}
        value={to}
        onChange={setTo}
        error={errors.errors['given_to']}
      />
    </FormDialog>
  )
}
