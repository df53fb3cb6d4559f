import { createApi } from '../../../../app/web/api.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { PickField, usePick } from '../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../../territory/contract.ts'

const territory = createApi<typeof routes>()
const shownMost = 8
const areasMost = 20

interface AreasFieldProps {
  areas: { id: string; name: string }[]
  onChange: (areas: { id: string; name: string }[]) => void
  error: string | undefined
}

/** Several places by their names: grids, compounds, buildings. */
export function AreasField({ areas, onChange, error }: AreasFieldProps) {
  const t = useWords('questionnaires')
  const pick = usePick()
  const found = territory.useRead(
    'GET /api/c/:community/areas/search',
    { query: { q: pick.q } },
    { enabled: pick.q.length > 0 },
  )
  const items =
    pick.typed.trim() === ''
      ? undefined
      : found.data?.items.filter((one) => !areas.some((area) => area.id === one.id)).slice(0, shownMost)
  const add = (id: string) => {
    const area = items?.find((one) => one.id === id)
    pick.setTyped('')
    if (area && areas.length < areasMost) onChange([...areas, { id: area.id, name: area.full_name }])
  }
  return (
    <div>
      <PickField
        name="area_ids"
        label={t('workbench.write.areas')}
        hint={t('workbench.write.areas_hint')}
        chosen={null}
        onDrop={() => {}}
        typed={pick.typed}
        onType={pick.setTyped}
        options={items?.map((one) => ({ value: one.id, label: one.full_name }))}
        onPick={add}
        none={t('workbench.write.no_place')}
        problem={found.error}
        {...(error ? { error } : {})}
      />
      <ul className={layout.lines} aria-label={t('workbench.write.areas_chosen')}>
        {areas.map((area) => (
          <li key={area.id}>
            {area.name}
            <Button kind="plain" onClick={() => onChange(areas.filter((one) => one.id !== area.id))}>
              {t('workbench.write.drop_area')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
