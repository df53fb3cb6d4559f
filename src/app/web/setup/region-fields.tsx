import { Stack } from '../kit/card.tsx'
import { QueryView } from '../kit/query-view.tsx'
import { SelectField, TextField } from '../kit/text-field.tsx'
import { useWords } from '../words.ts'
import { territory } from './queries.ts'

/** Where the community lies: the divisions chosen from the province down, then the town, by hand where the list lacks it. */
export interface PlaceDraft {
  /** Codes of GB/T 2260, the widest first. */
  chosen: string[]
  town: { code: string; name: string }
  /** The town isn't in the list: its code and name are written by hand. */
  byHand: boolean
}

export const emptyPlace: PlaceDraft = { chosen: [], town: { code: '', name: '' }, byHand: false }

const byHand = 'by_hand'

interface RegionFieldsProps {
  place: PlaceDraft
  onChange: (place: PlaceDraft) => void
  errors: Record<string, string>
}

/** Province, city, county, town: each list is asked for once the one before is chosen. */
export function RegionFields({ place, onChange, errors }: RegionFieldsProps) {
  const depths = [undefined, ...place.chosen]
  return (
    <Stack>
      {depths.map((below, depth) => (
        <Below key={below ?? ''} below={below} depth={depth} place={place} onChange={onChange} errors={errors} />
      ))}
    </Stack>
  )
}

/** The divisions below one of them: the next choice of the county, or the town. */
function Below({ below, depth, place, onChange, errors }: RegionFieldsProps & { below?: string; depth: number }) {
  const list = territory.useRead('GET /api/regions', { query: { below } }, { staleTime: Number.POSITIVE_INFINITY })
  const t = useWords('territory')
  return (
    <QueryView query={list} part>
      {({ items }) => {
        const level = items[0]?.level ?? 'town'
        if (level === 'town') {
          return <TownFields items={items} district={below ?? ''} place={place} onChange={onChange} errors={errors} />
        }
        return (
          <SelectField
            name={depth === 0 ? 'district_code' : `district_code.${depth}`}
            label={t(`resident.setup.levels.${level}`)}
            error={depth === place.chosen.length ? errors.district_code : undefined}
            value={place.chosen[depth] ?? ''}
            onChange={(code) => onChange({ ...emptyPlace, chosen: [...place.chosen.slice(0, depth), code] })}
            options={items.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )
      }}
    </QueryView>
  )
}

type Town = { code: string; name: string }

function TownFields({
  items,
  district,
  place,
  onChange,
  errors,
}: RegionFieldsProps & { items: Town[]; district: string }) {
  const t = useWords('territory')
  const written = place.byHand || items.length === 0
  const choose = (code: string) => {
    if (code === byHand) return onChange({ ...place, byHand: true, town: { code: district, name: '' } })
    const town = items.find((item) => item.code === code)
    onChange({ ...place, byHand: false, town: town ? { code, name: town.name } : emptyPlace.town })
  }
  return (
    <>
      {items.length > 0 && (
        <SelectField
          name="town"
          label={t('resident.setup.levels.town')}
          error={written ? undefined : errors.district_code}
          value={place.byHand ? byHand : place.town.code}
          onChange={choose}
          options={[
            ...items.map(({ code, name }) => ({ value: code, label: name })),
            { value: byHand, label: t('resident.setup.town_by_hand') },
          ]}
        />
      )}
      {written && (
        <>
          <TextField
            name="town.name"
            label={t('resident.setup.fields.town_name')}
            error={errors['town.name'] ?? errors.district_code}
            value={place.town.name}
            onChange={(name) => onChange({ ...place, byHand: true, town: { ...place.town, name } })}
            maxLength={40}
          />
          <TextField
            name="town.code"
            label={t('resident.setup.fields.town_code')}
            hint={t('resident.setup.hints.town_code', { district })}
            error={errors['town.code']}
            value={place.town.code}
            onChange={(code) => onChange({ ...place, byHand: true, town: { ...place.town, code: code.trim() } })}
            inputMode="numeric"
            maxLength={9}
            short
          />
        </>
      )}
    </>
  )
}
