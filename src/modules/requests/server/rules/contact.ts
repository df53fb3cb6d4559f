import { normalisePhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'

/** A telephone number in its one form; null when none was given. Refusal: `platform.input_invalid` for what is none. */
export function phoneFrom(text: string | undefined): string | null {
  if (!text?.trim()) return null
  const phone = normalisePhone(text)
  return phone?.number ?? refuse('platform.input_invalid', { count: 1 }, [{ path: 'contact_phone', code: 'invalid' }])
}
