import { AuthorizedPhotos } from '../../../../../app/web/kit/authorized-photos.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { call } from '../../queries.ts'
import type { Request } from './views.ts'

/** Photos of a request. */
export function Photos({ id, photos, label }: { id: string; photos: Request['attachments']; label: string }) {
  const t = useWords('requests')
  const load = (file: string) => call('GET /api/c/:community/requests/:id/files/:file', { params: { id, file } })
  return (
    <AuthorizedPhotos of={`request ${id}`} photos={photos} label={label} pdf={t('workbench.request.pdf')} load={load} />
  )
}
