import { AreasPick, type PickedArea } from '../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../app/web/words.ts'

interface AreasFieldProps {
  areas: PickedArea[]
  onChange: (areas: PickedArea[]) => void
  error: string | undefined
}

/** The places a round goes to. */
export function AreasField(props: AreasFieldProps) {
  const t = useWords('outreach')
  return (
    <AreasPick
      {...props}
      label={t('workbench.plan.areas')}
      hint={t('workbench.plan.areas_hint')}
      none={t('workbench.plan.no_place')}
      chosen={t('workbench.plan.areas_chosen')}
      drop={t('workbench.plan.drop')}
    />
  )
}
