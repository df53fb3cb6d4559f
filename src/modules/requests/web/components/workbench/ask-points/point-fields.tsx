import { createApi } from '../../../../../../app/web/api.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import type { FormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes } from '../../../../../bodies/contract.ts'
import { useCatalogue } from '../../resident/use-catalogue.ts'
import { type Place, PlaceSearch } from '../counter/place-search.tsx'
import styles from './ask-points.module.css'
import type { AskPointRow } from './views.ts'

const bodies = createApi<typeof routes>()
const itemsMost = 6
const postsMost = 100

export interface PointForm {
  name: string
  place: Place | null
  place_detail: string
  hours: string
  duty_post_id: string
  roster_id: string
  item_codes: string[]
  valid_until: string
}

/** The form of a point as it stands, or an empty one. */
export function formOf(point?: AskPointRow): PointForm {
  return {
    name: point?.name ?? '',
    place: point?.area_id ? { id: point.area_id, name: point.place, dwelling: false } : null,
    place_detail: point?.place_detail ?? '',
    hours: point?.hours ?? '',
    duty_post_id: point?.duty_post_id ?? '',
    roster_id: point?.roster_id ?? '',
    item_codes: point?.items.map((item) => item.code) ?? [],
    valid_until: point?.valid_until ?? '',
  }
}

/** The body of the calls that open and revise one. */
export function bodyOf(form: PointForm) {
  return {
    name: form.name,
    place_detail: form.place_detail,
    hours: form.hours,
    item_codes: form.item_codes,
    ...(form.place ? { area_id: form.place.id } : {}),
    ...(form.duty_post_id ? { duty_post_id: form.duty_post_id } : {}),
    ...(form.roster_id ? { roster_id: form.roster_id } : {}),
    ...(form.valid_until ? { valid_until: form.valid_until } : {}),
  }
}

interface PointFieldsProps {
  form: PointForm
  onChange: (patch: Partial<PointForm>) => void
  errors: FormErrors
}

/** What an ask-point is: all of it stands on its poster. */
export function PointFields({ form, onChange, errors }: PointFieldsProps) {
  const t = useWords('requests')
  const posts = bodies.useRead('GET /api/c/:community/posts', { query: { limit: postsMost } })
  const told = errors.errors
  return (
    <>
      <TextField
        name="name"
        label={t('workbench.ask_points.name')}
        hint={t('workbench.ask_points.name_hint')}
        value={form.name}
        onChange={(name) => onChange({ name })}
        error={told['name']}
      />
      <PlaceSearch value={form.place} onChange={(place) => onChange({ place })} error={told['area_id']} />
      <TextField
        name="place_detail"
        label={t('workbench.ask_points.detail')}
        hint={t('workbench.ask_points.detail_hint')}
        optional
        value={form.place_detail}
        onChange={(place_detail) => onChange({ place_detail })}
        error={told['place_detail']}
      />
      <TextField
        name="hours"
        label={t('workbench.ask_points.hours')}
        hint={t('workbench.ask_points.hours_hint')}
        optional
        value={form.hours}
        onChange={(hours) => onChange({ hours })}
        error={told['hours']}
      />
      <SelectField
        name="duty_post_id"
        label={t('workbench.ask_points.duty')}
        none={t('workbench.ask_points.no_duty')}
        value={form.duty_post_id}
        onChange={(duty_post_id) => onChange({ duty_post_id })}
        options={(posts.data?.items ?? []).map((post) => ({ value: post.id, label: post.title }))}
        error={told['duty_post_id']}
      />
      <RosterField value={form.roster_id} onChange={(roster_id) => onChange({ roster_id })} error={told['roster_id']} />
      <Items form={form} onChange={onChange} error={told['item_codes']} />
      <TextField
        name="valid_until"
        type="date"
        label={t('workbench.ask_points.valid')}
        hint={t('workbench.ask_points.valid_hint')}
        optional
        short
        value={form.valid_until}
        onChange={(valid_until) => onChange({ valid_until })}
        error={told['valid_until']}
      />
    </>
  )
}

/** A duty roster it follows; nothing where there is none. */
function RosterField({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (id: string) => void
  error?: string | undefined
}) {
  const t = useWords('requests')
  const rosters = bodies.useRead('GET /api/c/:community/rosters', {})
  const open = (rosters.data?.items ?? []).filter((one) => !one.closed || one.id === value)
  if (open.length === 0) return null
  return (
    <SelectField
      name="roster_id"
      label={t('workbench.ask_points.roster')}
      none={t('workbench.ask_points.no_roster')}
      value={value}
      onChange={onChange}
      options={open.map((one) => ({ value: one.id, label: one.name }))}
      error={error}
    />
  )
}

function Items({ form, onChange, error }: Omit<PointFieldsProps, 'errors'> & { error: string | undefined }) {
  const t = useWords('requests')
  const items = (useCatalogue().data?.items ?? []).filter((item) => !item.retired)
  const chosen = form.item_codes
  return (
    <div>
      {chosen.length < itemsMost && (
        <SelectField
          name="item_codes"
          label={t('workbench.ask_points.items')}
          value=""
          onChange={(code) => onChange({ item_codes: [...chosen, code] })}
          options={items
            .filter((item) => !chosen.includes(item.code))
            .map((item) => ({ value: item.code, label: `${item.code} ${item.name}` }))}
          error={error}
        />
      )}
      <ul className={styles.chosen}>
        {chosen.map((code) => (
          <li key={code}>
            {items.find((item) => item.code === code)?.name ?? code}{' '}
            <Button kind="plain" onClick={() => onChange({ item_codes: chosen.filter((one) => one !== code) })}>
              {t('workbench.ask_points.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
