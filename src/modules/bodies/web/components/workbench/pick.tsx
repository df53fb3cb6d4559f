import { usePeopleFound } from '../../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../../app/web/kit/pick-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { territory } from './peers.ts'

/** A thing chosen, by its name. */
export interface Named {
  id: string
  name: string
}

interface PickProps {
  name: string
  label: string
  value: Named | null
  onChange: (chosen: Named | null) => void
  hint?: string
  error?: string
  optional?: boolean
}

/** What the three have in common: a field, and what was found for the typed words. */
function usePicked({ value, onChange, ...field }: PickProps, none: string) {
  const { typed, setTyped, q } = usePick()
  const props = (found: { data: Named[] | undefined; error: unknown }, hints: Map<string, string>) => ({
    ...field,
    chosen: value?.name,
    onDrop: () => onChange(null),
    typed,
    onType: setTyped,
    options:
      q === '' ? undefined : found.data?.map(({ id, name }) => ({ value: id, label: name, hint: hints.get(id) })),
    onPick: (id: string) => onChange(found.data?.find((one) => one.id === id) ?? null),
    none,
    problem: found.error,
  })
  return { q, asks: q !== '' && value === null, props }
}

/** Finds a person of the register by name, letters, end of the number or dwelling. */
export function PickPerson(props: PickProps) {
  const t = useWords('bodies')
  const { q, asks, props: fieldProps } = usePicked(props, t('workbench.pick.no_person'))
  const found = usePeopleFound(q, asks)
  const hints = new Map(
    found.data?.items.map((one) => [one.id, [one.home?.name, one.phone_masked].filter(Boolean).join(' · ')]),
  )
  return (
    <PickField
      {...fieldProps({ data: found.data?.items, error: found.error }, hints)}
      hint={props.hint ?? t('workbench.pick.person_hint')}
    />
  )
}

/** Finds an area by name or letters. */
export function PickArea(props: PickProps) {
  const t = useWords('bodies')
  const { q, asks, props: fieldProps } = usePicked(props, t('workbench.pick.no_area'))
  const found = territory.useRead('GET /api/c/:community/areas/search', { query: { q } }, { enabled: asks })
  const areas = found.data?.items.map((area) => ({ id: area.id, name: area.full_name }))
  return (
    <PickField
      {...fieldProps({ data: areas, error: found.error }, new Map())}
      hint={props.hint ?? t('workbench.pick.area_hint')}
    />
  )
}

/** Finds a body by a part of its name. */
export function PickBody(props: PickProps) {
  const t = useWords('bodies')
  const { q, asks, props: fieldProps } = usePicked(props, t('workbench.pick.no_body'))
  const found = useRead('GET /api/c/:community/bodies', { query: { q } }, { enabled: asks })
  const hints = new Map(found.data?.items.map((one) => [one.id, t(`words.body_kinds.${one.kind}`)]))
  return (
    <PickField
      {...fieldProps({ data: found.data?.items, error: found.error }, hints)}
      hint={props.hint ?? t('workbench.pick.body_hint')}
    />
  )
}
