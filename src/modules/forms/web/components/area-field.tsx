import { AreaPick, type PickedArea } from '../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../app/web/words.ts'

interface AreaFieldProps {
  area: PickedArea | null
  onChange: (area: PickedArea | null) => void
}

/** The area a form is limited to; none: the whole community. */
export function AreaField({ area, onChange }: AreaFieldProps) {
  const t = useWords('forms')
  return (
    <AreaPick
      optional
      value={area}
      onChange={onChange}
      label={t('workbench.edit.area')}
      hint={t('workbench.edit.area_hint')}
      none={t('workbench.edit.no_place')}
    />
  )
}
