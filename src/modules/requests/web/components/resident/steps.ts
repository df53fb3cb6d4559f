/** The five screens of filing, one thing on each. */
export const steps = ['what', 'where', 'photos', 'contact', 'check'] as const
export type Step = (typeof steps)[number]

export function isStep(name: string | undefined): name is Step {
  return steps.some((step) => step === name)
}

/** Path of a screen; the first is the entry itself. */
export function pathOf(step: Step): string {
  return step === 'what' ? '/file' : `/file/${step}`
}

/** Path of a screen that leads back to 请核对 when done. */
export function mendPath(step: Step): string {
  return `${pathOf(step)}?from=check`
}

export function stepBefore(step: Step): Step | undefined {
  return steps[steps.indexOf(step) - 1]
}

export function stepAfter(step: Step): Step {
  return steps[steps.indexOf(step) + 1] ?? 'check'
}

const stepOfField: Record<string, Step> = {
  description: 'what',
  item_code: 'what',
  answers: 'what',
  area_id: 'where',
  dwelling_id: 'where',
  place_detail: 'where',
  file_ids: 'photos',
  contact: 'contact',
  anonymous: 'contact',
  contact_name: 'contact',
  contact_phone: 'contact',
}

/** The screen on which a field of the body is answered. */
export function stepOf(field: string): Step {
  return stepOfField[field.split('.')[0] ?? ''] ?? 'check'
}

const fieldOfRefusal: Record<string, string> = {
  'requests.item_unknown': 'item_code',
  'requests.item_retired': 'item_code',
  'requests.not_ours': 'answers',
  'requests.answer_needed': 'answers',
  'requests.place_needed': 'area_id',
  'requests.place_unknown': 'area_id',
  'requests.anonymous_off': 'contact',
  'requests.contact_needed': 'contact_phone',
}

/** The field a refusal of filing is about; undefined for those about none. */
export function fieldOf(code: string): string | undefined {
  return fieldOfRefusal[code]
}
