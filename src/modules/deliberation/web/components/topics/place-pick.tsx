import { AreaPick, type PickedArea } from '../../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../../app/web/words.ts'

interface PlacePickProps {
  value: PickedArea | null
  onChange: (place: PickedArea | null) => void
  error?: string | undefined
}

/** Whose hall it is; nothing chosen is the whole community's. */
export function PlacePick(props: PlacePickProps) {
  const t = useWords('deliberation')
  return (
    <AreaPick
      {...props}
      optional
      label={t('words.topic_place')}
      hint={t('words.topic_place_hint')}
      none={t('words.no_place_found')}
    />
  )
}
