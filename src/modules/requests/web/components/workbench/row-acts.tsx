import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useShortcuts } from '../../../../../app/web/kit/shortcuts.tsx'
import { useKitWords, useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { acts, actsOf } from './act-panel.tsx'
import { actId, useCopyKeys } from './acts/act-keys.ts'
import { currentRow, useRowInFocus } from './current-row.ts'
import { RowPreview } from './row-preview.tsx'

/** What moves a request on: the first of them is what the key for the next step does, as on the request's own page. */
const onward = ['dispatch', 'accept', 'resume', 'contact', 'finish', 'call_back', 'reopen']

/** Acts a key does on a row, each the first of these that may be done. */
const onRows: { id: string; names: string[] }[] = [
  ...['dispatch', 'accept', 'contact', 'finish', 'note', 'snooze', 'tag'].map((name) => ({
    id: actId(name),
    names: [name],
  })),
  { id: 'request.state', names: onward },
]

/** Triage of what waits for dispatch: 1 take on or dispatch, 2 into the duplicate, 3 send back, 4 to another. */
const triage: { id: string; names: string[] }[] = [
  { id: 'triage.accept', names: ['dispatch', 'accept'] },
  { id: 'triage.duplicate', names: ['merge'] },
  { id: 'triage.send_back', names: ['send_back', 'answer', 'finish'] },
  { id: 'triage.elsewhere', names: ['hand_over', 'reclassify'] },
]

const known = (names: string[]) => names.some((name) => acts.some(([act]) => act === name))

function Unable({ label, onClose }: { label: string; onClose: () => void }) {
  const t = useWords('requests')
  const kit = useKitWords()
  return (
    <Dialog
      title={t('workbench.keys.unable', { act: label })}
      onClose={onClose}
      acts={<Button onClick={onClose}>{kit('close')}</Button>}
    >
      <p>{t('workbench.keys.unable_help')}</p>
    </Dialog>
  )
}

interface RowActProps {
  id: string
  names: string[]
  label: string
  onClose: () => void
}

/** The same form as on the request's own page, if this person may do it now. */
function RowAct({ id, names, label, onClose }: RowActProps) {
  const request = useRead('GET /api/c/:community/requests/:id', { params: { id } })
  const may = request.data ? actsOf(request.data) : []
  const inWork = may.filter(([name]) => names.includes(name))
  const asNamed = names.flatMap((name) => may.filter(([act]) => act === name))
  const Act = (names === onward ? inWork : asNamed)[0]?.[1]
  if (Act && request.data) return <Act request={request.data} onClose={onClose} />
  if (request.data) return <Unable label={label} onClose={onClose} />
  return (
    <Dialog title={label} onClose={onClose}>
      <QueryView query={request} part>
        {() => null}
      </QueryView>
    </Dialog>
  )
}

/** Keys on the row in focus of a list of requests: look, act, copy; on the list of what waits for dispatch 1 to 4 too. */
export function RowActs() {
  const t = useWords('requests')
  const [search] = useSearch()
  const [shown, setShown] = useState<{ id: string; look?: true; names: string[]; label: string } | null>(null)
  useRowInFocus()
  const labelOf = (key: { id: string; names: string[] }) =>
    key.id.startsWith('triage.') || key.id === 'request.state'
      ? t(`workbench.keys.${key.id.replace('.', '_')}`)
      : t(`workbench.acts.${key.names[0]}.act`)
  const keys = [...onRows, ...(search.state === 'to_dispatch' ? triage : [])].filter(({ names }) => known(names))
  useShortcuts([
    {
      id: 'list.preview',
      label: t('workbench.keys.preview'),
      hidden: true,
      run: () => {
        const row = currentRow()
        if (row) setShown({ id: row.id, look: true, names: [], label: '' })
      },
    },
    ...keys.map((key) => ({
      id: key.id,
      label: labelOf(key),
      run: () => {
        const row = currentRow()
        if (row) setShown({ id: row.id, names: key.names, label: labelOf(key) })
      },
    })),
  ])
  useCopyKeys(currentRow)
  const close = () => setShown(null)
  if (!shown) return null
  if (shown.look) return <RowPreview id={shown.id} onClose={close} />
  return <RowAct id={shown.id} names={shown.names} label={shown.label} onClose={close} />
}
