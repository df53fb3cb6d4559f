import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../../../../app/web/words.ts'
import { call } from '../../queries.ts'
import styles from './photos.module.css'
import type { Request } from './views.ts'

type Attachment = Request['attachments'][number]

function usePhoto(id: string, file: string): string | undefined {
  const photo = useQuery({
    queryKey: ['photo', id, file],
    queryFn: async () => {
      const bytes = await call('GET /api/c/:community/requests/:id/files/:file', { params: { id, file } })
      return URL.createObjectURL(bytes as Blob)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return photo.data
}

function Photo({ id, photo, label }: { id: string; photo: Attachment; label: string }) {
  const t = useWords('requests')
  const url = usePhoto(id, photo.file_id)
  if (photo.media_type === 'application/pdf') {
    return (
      <a href={url} download>
        {t('workbench.request.pdf')}
      </a>
    )
  }
  return (
    <a href={url} target="_blank" rel="noreferrer" className={styles.photo}>
      {url && <img src={url} alt={label} width={photo.width ?? undefined} height={photo.height ?? undefined} />}
    </a>
  )
}

/** Photos through the authorized route: their addresses are worth nothing to anybody else. */
export function Photos({ id, photos, label }: { id: string; photos: Attachment[]; label: string }) {
  if (photos.length === 0) return null
  return (
    <div className={styles.photos}>
      {photos.map((photo, index) => (
        <Photo key={photo.file_id} id={id} photo={photo} label={`${label} ${index + 1}`} />
      ))}
    </div>
  )
}
