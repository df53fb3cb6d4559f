import { useQuery } from '@tanstack/react-query'
import styles from './authorized-photos.module.css'

interface KeptFile {
  file_id: string
  media_type: string
  width: number | null
  height: number | null
}

interface AuthorizedPhotosProps {
  /** What they belong to, one of a kind: `whistle 018f…`. */
  of: string
  photos: KeptFile[]
  label: string
  /** What a PDF is called. */
  pdf: string
  /** Its bytes, by the route that asks whether the reader may see them. */
  load: (fileId: string) => Promise<unknown>
}

/** Photos through the authorized route: their addresses are worth nothing to anybody else. */
export function AuthorizedPhotos({ photos, ...props }: AuthorizedPhotosProps) {
  if (photos.length === 0) return null
  return (
    <div className={styles.photos}>
      {photos.map((photo, index) => (
        <Photo key={photo.file_id} {...props} photo={photo} label={`${props.label} ${index + 1}`} />
      ))}
    </div>
  )
}

function Photo({ of, photo, label, pdf, load }: Omit<AuthorizedPhotosProps, 'photos'> & { photo: KeptFile }) {
  const { data: url } = useQuery({
    queryKey: ['photo', of, photo.file_id],
    queryFn: async () => URL.createObjectURL((await load(photo.file_id)) as Blob),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (photo.media_type === 'application/pdf') {
    return (
      <a href={url} download>
        {pdf}
      </a>
    )
  }
  return (
    <a href={url} target="_blank" rel="noreferrer" className={styles.photo}>
      {url && <img src={url} alt={label} width={photo.width ?? undefined} height={photo.height ?? undefined} />}
    </a>
  )
}
