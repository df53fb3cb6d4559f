import { request } from '../../../../app/web/api-request.ts'
import { uploadPhoto } from '../../../../app/web/upload.ts'
import type { Visit } from '../components/views.ts'
import type { Waiting } from './kept.ts'

/**
 * Sends one thing that waits: its photos first, each kept with its id as soon as it arrived, then itself. Answers the visit as it is now.
 * Each call carries a key made when it was written, so a line that breaks after the server did it does nothing twice.
 */
export async function sendOne(one: Waiting, keep: (one: Waiting) => Promise<void>): Promise<Visit> {
  let sent = one
  for (const photo of one.photos) {
    if (photo.fileId) continue
    const { id } = await uploadPhoto(photo.bytes, photo.name, photo.key)
    sent = { ...sent, photos: sent.photos.map((other) => (other.key === photo.key ? { ...other, fileId: id } : other)) }
    await keep(sent)
  }
  const file_ids = sent.photos.flatMap((photo) => photo.fileId ?? [])
  const params = { id: sent.round, dwelling: sent.dwelling }
  const options = { intention: sent.key }
  if (sent.kind === 'need') {
    const body = { ...sent.need, file_ids }
    return (await request(
      'POST /api/c/:community/rounds/:id/visits/:dwelling/needs',
      { params, body },
      options,
    )) as Visit
  }
  const body = { base: sent.base, ...sent.change, file_ids }
  return (await request('POST /api/c/:community/rounds/:id/visits/:dwelling', { params, body }, options)) as Visit
}
