import { AreaPick } from '../../../../app/web/kit/area-pick.tsx'
import { useWords } from '../../../../app/web/words.ts'

export interface Place {
  id: string
  name: string
  /** The id is a dwelling's. */
  dwelling?: boolean
}

interface PlacePickProps {
  label: string
  hint?: string
  optional?: boolean
  value: Place | null
  onChange: (place: Place | null) => void
  error?: string
}

/** One place, by its name or letters. */
export function PlacePick(props: PlacePickProps) {
  const t = useWords('channels')
  return <AreaPick {...props} none={t('words.no_place')} />
}
