import { AreasPick, type PickedArea } from '../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../app/web/words.ts'

interface AreasFieldProps {
  areas: PickedArea[]
  onChange: (areas: PickedArea[]) => void
  error: string | undefined
}

/** The places whose people are asked. */
export function AreasField(props: AreasFieldProps) {
  const t = useWords('questionnaires')
  return (
    <AreasPick
      {...props}
      label={t('workbench.write.areas')}
      hint={t('workbench.write.areas_hint')}
      none={t('workbench.write.no_place')}
      chosen={t('workbench.write.areas_chosen')}
      drop={t('workbench.write.drop_area')}
    />
  )
}
