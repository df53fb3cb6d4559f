import type { FieldProps } from '../../../../app/web/kit/field.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'

interface CountFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
}

/** A whole number: how many people, places, minutes; also a year. */
export function CountField(props: CountFieldProps) {
  return <TextField {...props} type="number" inputMode="numeric" short />
}
