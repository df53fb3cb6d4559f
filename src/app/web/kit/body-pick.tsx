import type { z } from 'zod'
import { createApi } from '../api.ts'
import { PickField, usePick } from './pick-field.tsx'

export interface PickedBody {
  id: string
  name: string
}

type Is<T> = z.ZodType<T, T>

/** The register of bodies as the kit needs it: it knows no module, so the shape stands here. */
interface BodyRoutes {
  'GET /api/c/:community/bodies': { query: Is<{ q: string; limit: number }>; output: Is<{ items: PickedBody[] }> }
}

const bodies = createApi<BodyRoutes>()
const shownMost = 8

interface BodyPickProps {
  name?: string
  label: string
  hint?: string | undefined
  /** said where nothing is found */
  none: string
  value: PickedBody | null
  onChange: (body: PickedBody | null) => void
  optional?: boolean | undefined
  error?: string | undefined
}

/** Finds one body of the register by its name. */
export function BodyPick({ name = 'body_id', hint, value, onChange, ...rest }: BodyPickProps) {
  const { typed, setTyped, q } = usePick()
  const asks = q !== '' && value === null
  const found = bodies.useRead('GET /api/c/:community/bodies', { query: { q, limit: shownMost } }, { enabled: asks })
  const items = typed.trim() === '' ? undefined : found.data?.items
  return (
    <PickField
      {...rest}
      name={name}
      hint={value ? undefined : hint}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.name }))}
      onPick={(id) => {
        const one = items?.find((body) => body.id === id)
        setTyped('')
        if (one) onChange({ id: one.id, name: one.name })
      }}
      problem={found.error}
    />
  )
}
