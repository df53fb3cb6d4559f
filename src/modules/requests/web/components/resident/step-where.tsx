import { useDates } from '../../../../../app/web/dates.ts'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { Skeleton } from '../../../../../app/web/kit/skeleton.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Draft, useDraft } from './draft.ts'
import { useOwnHomes, useOwnProfile } from './own-homes.ts'
import { PlacePicker } from './place-picker.tsx'
import { useStepForm } from './step-form.ts'
import { StepFrame } from './step-frame.tsx'
import { useCatalogue, useItem } from './use-catalogue.ts'

const detailMax = 100

/** One card for each home of mine, one for elsewhere, one for matters without a place. */
function usePlaceOptions(placeNeeded: boolean) {
  const t = useWords('requests')
  const dates = useDates()
  const homes = useOwnHomes()
  const [draft] = useDraft()
  const point = draft.ask_point_area
    ? [{ value: 'point', label: t('resident.file.where.point', { name: draft.ask_point_name }) }]
    : []
  const elsewhere = point.length > 0 ? 'elsewhere_point' : homes.length > 0 ? 'elsewhere' : 'choose'
  return [
    ...point,
    ...homes.map((home) => ({
      value: `home:${home.dwelling_id}`,
      label: t('resident.file.where.home', { place: home.name }),
      hint: t('resident.file.where.home_source', { date: dates.short(home.checked) }),
    })),
    { value: 'elsewhere', label: t(`resident.file.where.${elsewhere}`) },
    ...(placeNeeded ? [] : [{ value: 'nowhere', label: t('resident.file.where.nowhere') }]),
  ]
}

function chosenOf(draft: Draft): string {
  return draft.place === 'home' ? `home:${draft.dwelling_id}` : draft.place
}

function changeOf(value: string): Partial<Draft> {
  const [place, dwelling = ''] = value.split(':')
  return { place: place as Draft['place'], dwelling_id: dwelling }
}

/** Second screen: where it is, with my home ready to be taken. */
export function StepWhere() {
  const t = useWords('requests')
  const form = useStepForm('where')
  const [draft, change] = useDraft()
  const placeNeeded = useItem(draft.item_code)?.place !== 'optional'
  const options = usePlaceOptions(placeNeeded)
  // Nothing is asked before all that can be answered is known: a field mustn't give way under the thumb.
  const waiting = [useOwnProfile().isLoading, useCatalogue().isLoading].includes(true)
  const onlyOne = options.length === 1
  const choosing = onlyOne || draft.place === 'elsewhere'
  const known = options.some((option) => option.value === chosenOf(draft))
  const missing = () => [
    ...(!known && !onlyOne ? [{ path: 'dwelling_id', code: 'required' }] : []),
    ...(choosing && draft.area_ids.length === 0 ? [{ path: 'area_id', code: 'required' }] : []),
    ...([...draft.place_detail].length > detailMax ? [{ path: 'place_detail', code: 'too_long' }] : []),
  ]
  return (
    <StepFrame step="where" title={t('resident.file.where.title')} form={form} missing={missing}>
      {waiting && <Skeleton />}
      {!waiting && !onlyOne && (
        <RadioCards
          name="dwelling_id"
          label={t('resident.file.where.place')}
          value={known ? chosenOf(draft) : undefined}
          onChange={(value) => change(changeOf(value))}
          options={options}
          error={form.errors['dwelling_id']}
        />
      )}
      {!waiting && choosing && (
        <PlacePicker
          value={draft.area_ids}
          onChange={(ids) => change({ area_ids: ids, place: 'elsewhere', dwelling_id: '' })}
          error={form.errors['area_id']}
        />
      )}
      {draft.place !== 'nowhere' && (
        <TextField
          name="place_detail"
          label={t('resident.file.where.detail')}
          hint={t(draft.place === 'home' ? 'resident.file.where.detail_hint_home' : 'resident.file.where.detail_hint')}
          optional
          value={draft.place_detail}
          onChange={(detail) => change({ place_detail: detail })}
          error={form.errors['place_detail']}
        />
      )}
    </StepFrame>
  )
}
