import { useState } from 'react'
import type { z } from 'zod'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import type { departmentView } from '../../../contract.ts'
import { ReportDue } from './state.tsx'

interface DepartmentChoiceProps {
  departments: z.output<typeof departmentView>[]
  value: string[]
  onChange: (ids: string[]) => void
  error?: string
}

/** From this many on they can be searched. */
const searchedFrom = 9

/** Departments to call: each with who would hear it and by when they had to be there; those nobody speaks for are told apart. */
export function DepartmentChoice({ departments, value, onChange, error }: DepartmentChoiceProps) {
  const t = useWords('whistles')
  const listed = useListed()
  const [words, setWords] = useState('')
  const reached = departments.filter((one) => one.receivers.length > 0)
  const silent = departments.filter((one) => one.receivers.length === 0)
  if (departments.length === 0) {
    return <EmptyState title={t('workbench.blow.no_departments')}>{t('workbench.blow.no_departments_help')}</EmptyState>
  }
  const shown = reached.filter((one) => value.includes(one.id) || one.name.includes(words.trim()))
  return (
    <>
      {reached.length >= searchedFrom && (
        <TextField
          name="find_department"
          type="search"
          label={t('workbench.blow.find')}
          optional
          value={words}
          onChange={setWords}
        />
      )}
      <CheckCards
        name="body_ids"
        label={t('workbench.blow.departments')}
        value={value}
        onChange={onChange}
        pairs
        options={shown.map((one) => ({
          value: one.id,
          label: one.name,
          hint: (
            <>
              {t('workbench.blow.hears', { titles: listed(one.receivers) })}
              {value.includes(one.id) && (
                <>
                  <br />
                  <ReportDue due={one.report_due} />
                </>
              )}
            </>
          ),
        }))}
        error={error}
      />
      {silent.length > 0 && (
        <p className={layout.quiet}>{t('workbench.blow.silent', { names: listed(silent.map((one) => one.name)) })}</p>
      )}
    </>
  )
}
