import type { Draft } from './draft.ts'

/** Where it is, as the routes take it. */
export function placeOf(draft: Draft): { area_id?: string; dwelling_id?: string } {
  if (draft.place === 'home') return { dwelling_id: draft.dwelling_id }
  if (draft.place === 'point') return draft.ask_point_area ? { area_id: draft.ask_point_area } : {}
  const area = draft.place === 'elsewhere' ? draft.area_ids.at(-1) : undefined
  return area ? { area_id: area } : {}
}

/** The body of `requests.file`. */
export function bodyOf(draft: Draft) {
  const nameless = draft.contact === 'anonymous'
  const phone = draft.contact_phone.replace(/[\s-]/g, '')
  return {
    item_code: draft.item_code,
    description: draft.description.trim(),
    answers: Object.entries(draft.answers).flatMap(([question, answer]) =>
      answer.trim() === '' ? [] : [{ question, answer: answer.trim() }],
    ),
    ...placeOf(draft),
    place_detail: draft.place === 'nowhere' ? '' : draft.place_detail.trim(),
    file_ids: draft.photos.map((photo) => photo.id),
    anonymous: nameless,
    confidential: draft.contact === 'confidential',
    contact_name: nameless ? '' : draft.contact_name.trim(),
    ...(nameless || phone === '' ? {} : { contact_phone: phone }),
    ...(draft.ask_point ? { ask_point: draft.ask_point } : {}),
    wants_updates: !nameless && draft.wants_updates,
  }
}
