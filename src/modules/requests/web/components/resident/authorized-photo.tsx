import { useEffect, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './matter.module.css'
import type { Attachment } from './views.ts'

/** Fetches the bytes of one photo by whatever proves that they may be seen. */
export type LoadPhoto = (fileId: string) => Promise<Blob>

/** The photo as an address of this page, given back when it is no longer shown. */
function usePhoto(fileId: string, load: LoadPhoto): { url: string | undefined; failed: boolean } {
  const [state, setState] = useState<{ url?: string; failed: boolean }>({ failed: false })
  useEffect(() => {
    let gone = false
    let url: string | undefined
    load(fileId).then(
      (bytes) => {
        if (gone) return
        url = URL.createObjectURL(bytes)
        setState({ url, failed: false })
      },
      () => !gone && setState({ failed: true }),
    )
    return () => {
      gone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [fileId, load])
  return { url: state.url, failed: state.failed }
}

function Photo({ fileId, n, load }: { fileId: string; n: number; load: LoadPhoto }) {
  const t = useWords('requests')
  const [open, setOpen] = useState(false)
  const { url, failed } = usePhoto(fileId, load)
  const name = t('words.photo', { n })
  if (failed) return <span className={styles.missing}>{t('resident.photo.missing')}</span>
  if (!url) return <span className={styles.missing}>{t('resident.photo.waiting')}</span>
  return (
    <>
      <button
        type="button"
        className={styles.photo}
        aria-label={t('resident.photo.enlarge', { name })}
        onClick={() => setOpen(true)}
      >
        <img src={url} alt={name} width={96} height={96} />
      </button>
      {open && (
        <Dialog
          title={name}
          wide
          onClose={() => setOpen(false)}
          acts={<Button onClick={() => setOpen(false)}>{t('resident.photo.close')}</Button>}
        >
          <img className={styles.large} src={url} alt={name} />
        </Dialog>
      )}
    </>
  )
}

interface PhotosProps {
  attachments: Attachment[]
  load: LoadPhoto
}

/** Photos that only those concerned may see: fetched with their right, never by a public address. */
export function Photos({ attachments, load }: PhotosProps) {
  if (attachments.length === 0) return null
  return (
    <ul className={styles.photos}>
      {attachments.map((file, index) => (
        <li key={file.file_id}>
          <Photo fileId={file.file_id} n={index + 1} load={load} />
        </li>
      ))}
    </ul>
  )
}
