import { AuthorizedPhotos } from '../../../../../app/web/kit/authorized-photos.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { call } from '../../queries.ts'
import type { Whistle } from './views.ts'

/** Photos of a whistle. */
export function Photos({ id, photos, label }: { id: string; photos: Whistle['photos']; label: string }) {
  const t = useWords('whistles')
  const load = (file: string) => call('GET /api/c/:community/whistles/:id/files/:file', { params: { id, file } })
  return <AuthorizedPhotos of={`whistle ${id}`} photos={photos} label={label} pdf={t('words.pdf')} load={load} />
}
