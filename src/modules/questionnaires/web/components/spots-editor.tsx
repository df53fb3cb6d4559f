import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Spot, Spots } from '../../contract/spots.ts'
import { useRead } from '../queries.ts'
import styles from './ground.module.css'
import { GroundMap, Marks } from './ground-map.tsx'
import type { Ground } from './views.ts'

interface SpotsEditorProps {
  /** Before the names of the fields. */
  name: string
  places: readonly string[]
  spots: Spots
  /** The map they stand on already; without it as it would be drawn now. */
  ground: Ground | null
  /** `places`: where they are others than before. */
  onChange: (spots: Spots, places?: readonly string[]) => void
}

const placesMost = 40

/** Puts the places of a question on the map: the place is chosen, then a building or a tap says where. */
export default function SpotsEditor({ ground, ...rest }: SpotsEditorProps) {
  const drawn = useRead('GET /api/c/:community/questionnaire-ground', {}, { enabled: ground === null })
  if (ground) return <Editor {...rest} ground={ground} />
  return (
    <QueryView query={drawn} part>
      {(fresh) => <Editor {...rest} ground={fresh} />}
    </QueryView>
  )
}

function Editor({ name, places, spots, ground, onChange }: SpotsEditorProps & { ground: Ground }) {
  const t = useWords('questionnaires')
  const [at, setAt] = useState(0)
  const place = places[at] ?? places[0]
  const put = (spot: Spot) => {
    if (place === undefined) return
    onChange({ ...spots, [place]: spot })
    const next = places.findIndex((one) => one !== place && !spots[one])
    if (next >= 0) setAt(next)
  }
  const middles = new Map([
    ...ground.sites.map((one) => [one.id, belowName(one)] as const),
    ...ground.buildings.map((one) => [one.id, middleOf(one)] as const),
  ])
  const take = (areas: readonly Ground['sites'][number][]) => {
    const named = areas.slice(0, placesMost)
    const standing = Object.fromEntries(named.map((one) => [one.name, belowName(one)]))
    onChange(
      standing,
      named.map((one) => one.name),
    )
  }
  if (ground.sites.length === 0) return <p>{t('workbench.map.empty')}</p>
  return (
    <Stack>
      <p>{t('workbench.map.intro')}</p>
      <div className={layout['acts']}>
        <Button kind="plain" onClick={() => take(ground.sites)}>
          {t('workbench.map.take_sites')}
        </Button>
      </div>
      {place !== undefined && (
        <div className={layout['pair']}>
          <SelectField
            name={`${name}.place`}
            label={t('workbench.map.place')}
            value={String(at)}
            onChange={(value) => setAt(Number(value))}
            options={places.map((one, index) => ({
              value: String(index),
              label: t(spots[one] ? 'workbench.map.stands' : 'workbench.map.nowhere', { n: index + 1, place: one }),
            }))}
          />
          <SelectField
            name={`${name}.at`}
            label={t('workbench.map.beside')}
            hint={t('workbench.map.beside_hint')}
            any
            value=""
            onChange={(id) => {
              const spot = middles.get(id)
              if (spot) put(spot)
            }}
            options={[...ground.sites, ...ground.buildings].map((one) => ({ value: one.id, label: one.name }))}
          />
        </div>
      )}
      <figure className={styles['figure']}>
        <GroundMap ground={ground} onTap={put}>
          <Marks places={places} spots={spots} chosen={place} />
        </GroundMap>
        <figcaption className={styles['note']}>{t('words.map_note')}</figcaption>
      </figure>
      {Object.keys(spots).length > 0 && (
        <div>
          <Button kind="plain" onClick={() => onChange({})}>
            {t('workbench.map.drop')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

const nameHeight = 64

/** In the middle of a compound, beneath its name. */
function belowName({ x, y, w, h }: { x: number; y: number; w: number; h: number }): Spot {
  return middleOf({ x, y: y + nameHeight, w, h: h - nameHeight })
}

function middleOf({ x, y, w, h }: { x: number; y: number; w: number; h: number }): Spot {
  return { x: Math.round(x + w / 2), y: Math.round(y + h / 2) }
}
