import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import type { ImportView } from '../views.ts'
import { importReads } from './reads.ts'

const route = 'GET /api/c/:community/people/imports/:id/columns'
const leave = 'none'
type Columns = NonNullable<ReturnType<typeof useRead<typeof route>>['data']>
type Key = Columns['columns'][number]['key']

interface FormProps {
  view: ImportView
  columns: Columns
  onClose: () => void
}

function ColumnsForm({ view, columns, onClose }: FormProps) {
  const t = useWords('people')
  const form = useFormErrors()
  const [said, setSaid] = useState<Record<string, Key | null>>({})
  const write = useWrite('POST /api/c/:community/people/imports/:id/check', {
    refresh: importReads,
    onSuccess: onClose,
  })
  const chosen = columns.headings.map(({ heading, column }) => ({
    heading,
    column: said[heading] ?? (heading in said ? null : column),
  }))
  const options = [
    { value: leave, label: t('workbench.import.map_leave') },
    ...columns.columns.map(({ key, heading }) => ({ value: key, label: heading })),
  ]
  return (
    <FormDialog
      title={t('workbench.import.map_title')}
      act={t('workbench.import.map_check')}
      help={t('workbench.import.map_help')}
      form={form}
      busy={write.isPending}
      wide
      onAct={() => write.mutate({ params: { id: view.id }, body: { columns: chosen } }, { onError: form.fail })}
      onClose={onClose}
    >
      <Stack>
        {columns.headings.map(({ heading, samples }, index) => (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet's columns never move, and may bear the same name
            key={index}
            name={index === 0 ? 'columns' : `columns.${index}`}
            label={heading}
            hint={samples.length > 0 ? samples.join(t('words.comma')) : t('workbench.import.map_empty')}
            options={options}
            value={chosen[index]?.column ?? leave}
            onChange={(value) => setSaid({ ...said, [heading]: value === leave ? null : (value as Key) })}
          />
        ))}
      </Stack>
    </FormDialog>
  )
}

/** Says what the columns of a sheet mean; it is checked by that at once. */
export function ImportColumns({ view }: { view: ImportView }) {
  const t = useWords('people')
  const [open, setOpen] = useState(false)
  const columns = useRead(route, { params: { id: view.id } }, { enabled: open })
  if (!view.can.includes('map')) return null
  return (
    <>
      <Button kind={view.state === 'mapping' ? 'main' : 'quiet'} narrow onClick={() => setOpen(true)}>
        {t('workbench.import.map')}
      </Button>
      {open && (
        <QueryView query={columns} part>
          {(data) => <ColumnsForm view={view} columns={data} onClose={() => setOpen(false)} />}
        </QueryView>
      )}
    </>
  )
}
