import { AreaPick, type PickedArea } from '../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../app/web/words.ts'

interface AreaFieldProps {
  area: PickedArea | null
  onChange: (area: PickedArea | null) => void
  error: string | undefined
}

/** Where a patrol goes. */
export function AreaField({ area, ...rest }: AreaFieldProps) {
  const t = useWords('outreach')
  return (
    <AreaPick
      {...rest}
      value={area}
      label={t('workbench.patrols.area')}
      hint={t('workbench.patrols.area_hint')}
      none={t('workbench.plan.no_place')}
    />
  )
}
