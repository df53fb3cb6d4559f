import { AreaPick, type PickedArea } from '../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../app/web/words.ts'

export type Place = PickedArea

interface PlacePickProps {
  value: Place | null
  hint: string
  onChange: (place: Place | null) => void
  error?: string | undefined
}

/** Nothing chosen is the whole community. */
export function PlacePick(props: PlacePickProps) {
  const t = useWords('undertakings')
  return <AreaPick {...props} optional label={t('words.place')} none={t('workbench.place.none')} />
}
