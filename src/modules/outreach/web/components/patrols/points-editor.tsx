import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { spotHere } from '../../field/where.ts'
import { newPoint, type PointForm } from './route-form.ts'

const pointsMost = 40
const nameMost = 40

interface PointsEditorProps {
  points: PointForm[]
  onChange: (points: PointForm[]) => void
  error: string | undefined
}

/** Points in walking order; where one lies is taken standing there. */
export function PointsEditor({ points, onChange, error }: PointsEditorProps) {
  const t = useWords('outreach')
  const [told, setTold] = useState('')
  const set = (key: string, patch: Partial<PointForm>) =>
    onChange(points.map((point) => (point.key === key ? { ...point, ...patch } : point)))
  const move = (index: number) => {
    const next = [...points]
    next.splice(index - 1, 2, ...next.slice(index - 1, index + 1).reverse())
    onChange(next)
  }
  const take = async (key: string) => {
    try {
      set(key, { spot: await spotHere() })
      setTold('')
    } catch {
      setTold(t('workbench.patrol.no_position'))
    }
  }
  return (
    <Stack>
      {error && <p role="alert">{error}</p>}
      {points.map((point, index) => (
        <div key={point.key}>
          <TextField
            name={`points.${index}`}
            label={t('workbench.patrols.point_n', { n: index + 1 })}
            maxLength={nameMost}
            value={point.name}
            onChange={(name) => set(point.key, { name })}
          />
          <div className={layout.acts}>
            <Button kind="plain" onClick={() => (point.spot ? set(point.key, { spot: null }) : void take(point.key))}>
              {t(point.spot ? 'workbench.patrols.drop_spot' : 'workbench.patrols.take_spot', { n: index + 1 })}
            </Button>
            {index > 0 && (
              <Button kind="plain" onClick={() => move(index)}>
                {t('workbench.patrols.up', { n: index + 1 })}
              </Button>
            )}
            {points.length > 1 && (
              <Button kind="plain" onClick={() => onChange(points.filter((one) => one.key !== point.key))}>
                {t('workbench.patrols.drop_point', { n: index + 1 })}
              </Button>
            )}
          </div>
        </div>
      ))}
      <div role="status">{told}</div>
      {points.length < pointsMost && (
        <div>
          <Button icon={IconPlus} onClick={() => onChange([...points, newPoint()])}>
            {t('workbench.patrols.add_point')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
