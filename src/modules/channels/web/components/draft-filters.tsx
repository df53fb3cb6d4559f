import { IconTableExport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../app/web/kit/save-file.ts'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { call } from '../queries.ts'
import { GroupField } from './group-field.tsx'
import { PlacePick } from './place-pick.tsx'

const sources = ['paste', 'share', 'sound', 'email', 'wecom', 'dingtalk', 'feishu'] as const
const names = ['group', 'source', 'area', 'from', 'until', 'words'] as const
/** So long nothing is typed before it is looked for. */
const pauseMs = 400

type Source = (typeof sources)[number]
export type Filter = { group?: string; source?: Source; area?: string; from?: string; until?: string; words?: string }

/** What the address asks for; what it can't mean is left out. */
export function filterOf(search: Readonly<Record<string, string | undefined>>): Filter {
  const given = names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))
  const { source, from, until, ...rest } = Object.fromEntries(given) as Filter
  const isDay = (day: string | undefined) => day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day)
  return {
    ...rest,
    ...(source && sources.includes(source) ? { source } : {}),
    ...(from && isDay(from) ? { from } : {}),
    ...(until && isDay(until) ? { until } : {}),
  }
}

interface DraftFiltersProps {
  filter: Filter
  /** name of the area, as the address keeps it beside its id */
  areaName: string
  setSearch: (patch: Record<string, string | undefined>) => void
}

/** Where from, which group, which days, which words. */
export function DraftFilters({ filter, areaName, setSearch }: DraftFiltersProps) {
  const t = useWords('channels')
  return (
    <>
      <SelectField
        name="source"
        label={t('workbench.drafts.source')}
        short
        any
        value={filter.source ?? ''}
        onChange={(value) => setSearch({ source: value || undefined })}
        options={sources.map((value) => ({ value, label: t(`words.source.${value}`) }))}
      />
      <PlacePick
        label={t('workbench.drafts.area')}
        value={filter.area ? { id: filter.area, name: areaName || t('workbench.drafts.one_area') } : null}
        onChange={(place) => setSearch({ area: place?.id, area_name: place?.name })}
      />
      <GroupField filter value={filter.group ?? ''} onChange={(value) => setSearch({ group: value || undefined })} />
      {(['from', 'until'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          type="date"
          short
          label={t(`workbench.drafts.${name}`)}
          value={filter[name] ?? ''}
          onChange={(value) => setSearch({ [name]: value || undefined })}
        />
      ))}
      <Words value={filter.words ?? ''} onChange={(words) => setSearch({ words: words || undefined })} />
    </>
  )
}

function Words({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const t = useWords('channels')
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return <TextField name="words" label={t('workbench.drafts.words')} maxLength={60} value={typed} onChange={setTyped} />
}

/** The list as filtered, as an Excel file. */
export function ExportDrafts({ filter }: { filter: Filter & { state: 'waiting' | 'settled' } }) {
  const t = useWords('channels')
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      saveFile(
        (await call('POST /api/c/:community/intake-drafts/export', { body: filter })) as Blob,
        t('workbench.drafts.file_name'),
      )
      toast(t('workbench.drafts.export_done'))
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={IconTableExport} busy={busy} onClick={() => void take()}>
        {t('workbench.drafts.export')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
