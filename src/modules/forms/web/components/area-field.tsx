import { createApi } from '../../../../app/web/api.ts'
import { PickField, usePick } from '../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../../territory/contract.ts'

const territory = createApi<typeof routes>()
const shownMost = 8
type Area = { id: string; name: string } | null

/** The area a form is limited to, by its name or letters; none: the whole community. */
export function AreaField({ area, onChange }: { area: Area; onChange: (area: Area) => void }) {
  const t = useWords('forms')
  const pick = usePick()
  const asks = pick.q !== '' && area === null
  const found = territory.useRead('GET /api/c/:community/areas/search', { query: { q: pick.q } }, { enabled: asks })
  const items = pick.typed.trim() === '' ? undefined : found.data?.items.slice(0, shownMost)
  return (
    <PickField
      name="area_id"
      label={t('workbench.edit.area')}
      optional
      hint={area ? undefined : t('workbench.edit.area_hint')}
      chosen={area?.name}
      onDrop={() => onChange(null)}
      typed={pick.typed}
      onType={pick.setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.full_name }))}
      onPick={(id) => {
        const one = items?.find((item) => item.id === id)
        pick.setTyped('')
        if (one) onChange({ id: one.id, name: one.full_name })
      }}
      none={t('workbench.edit.no_place')}
      problem={found.error}
    />
  )
}
