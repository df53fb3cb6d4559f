import { useWords } from '../../../../app/web/words.ts'
import type { Question } from '../../contract/asking.ts'
import { nearestPlace } from '../../contract/spots.ts'
import styles from './ground.module.css'
import { GroundMap, Marks } from './ground-map.tsx'
import type { Ground } from './views.ts'

interface PlaceMapProps {
  question: Question
  ground: Ground
  place: string | undefined
  onPick: (place: string) => void
}

/** The places of a question on the map: tapping takes the nearest. The list above says and does the same. */
export default function PlaceMap({ question, ground, place, onPick }: PlaceMapProps) {
  const t = useWords('questionnaires')
  const tap = (at: { x: number; y: number }) => {
    const nearest = nearestPlace(question.spots, at)
    if (nearest) onPick(nearest)
  }
  return (
    <figure className={styles['figure']}>
      <GroundMap ground={ground} onTap={tap}>
        <Marks places={question.options} spots={question.spots} chosen={place} />
      </GroundMap>
      <figcaption className={styles['note']}>{t('words.map_help')}</figcaption>
    </figure>
  )
}
