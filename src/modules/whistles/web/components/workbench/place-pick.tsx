import { AreaPick, type PickedArea } from '../../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../../app/web/words.ts'

export type Place = PickedArea

interface PlacePickProps {
  value: Place | null
  onChange: (place: Place | null) => void
  error?: string
}

/** Nothing chosen is the whole community. */
export function PlacePick(props: PlacePickProps) {
  const t = useWords('whistles')
  return (
    <AreaPick
      {...props}
      optional
      label={t('words.place')}
      hint={t('words.place_hint')}
      none={t('words.no_place_found')}
    />
  )
}
