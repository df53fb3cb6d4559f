import { createApi } from '../../../../../app/web/api.ts'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes as bodyRoutes } from '../../../../bodies/contract.ts'

const bodies = createApi<typeof bodyRoutes>()

export interface Body {
  id: string
  name: string
}

interface PickBodyProps {
  name: string
  label: string
  hint: string
  optional?: boolean
  value: Body | null
  onChange: (body: Body | null) => void
  error?: string | undefined
}

/** One body of the register, found by its name. */
export function PickBody({ value, onChange, ...field }: PickBodyProps) {
  const t = useWords('requests')
  const { typed, setTyped, q } = usePick()
  const found = bodies.useRead('GET /api/c/:community/bodies', { query: { q } }, { enabled: q !== '' && !value })
  return (
    <PickField
      {...field}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={q === '' ? undefined : found.data?.items.map((one) => ({ value: one.id, label: one.name }))}
      onPick={(id) => onChange(found.data?.items.find((one) => one.id === id) ?? null)}
      none={t('workbench.catalogue.set.no_body')}
      problem={found.error}
    />
  )
}
