import { IconCamera } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { newIntention } from '../../../../app/web/intention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Field } from '../../../../app/web/kit/field.tsx'
import { Icon } from '../../../../app/web/kit/icon.tsx'
import { shrinkPhoto } from '../../../../app/web/kit/shrink-photo.ts'
import { useWords } from '../../../../app/web/words.ts'
import type { KeptPhoto } from '../field/kept.ts'
import styles from './walk.module.css'

interface PhotosFieldProps {
  /** How many the visit has already. */
  sent: number
  photos: KeptPhoto[]
  onChange: (photos: KeptPhoto[]) => void
}

const photosMost = 6

/** Photos kept on the phone until there is a line. Made small first, so that a day of them fits. */
export function PhotosField({ sent, photos, onChange }: PhotosFieldProps) {
  const t = useWords('outreach')
  const urls = useMemo(() => photos.map((photo) => URL.createObjectURL(photo.bytes)), [photos])
  useEffect(
    () => () => {
      for (const url of urls) URL.revokeObjectURL(url)
    },
    [urls],
  )
  const add = async (files: File[]) => {
    const taken: KeptPhoto[] = []
    for (const file of files.slice(0, photosMost - photos.length)) {
      taken.push({ key: newIntention(), name: file.name, bytes: await shrinkPhoto(file) })
    }
    onChange([...photos, ...taken])
  }
  return (
    <Field name="photos" label={t('workbench.visit.photos')} hint={t('workbench.visit.photos_hint')} group optional>
      {sent > 0 && <p>{t('workbench.visit.photos_sent', { count: sent })}</p>}
      <div className={styles.thumbs}>
        {photos.map((photo, index) => (
          <div key={photo.key}>
            <img src={urls[index]} alt={t('workbench.visit.photo_n', { n: index + 1 })} width={96} height={96} />
            <Button kind="plain" onClick={() => onChange(photos.filter((one) => one.key !== photo.key))}>
              {t('workbench.visit.photo_drop', { n: index + 1 })}
            </Button>
          </div>
        ))}
        {photos.length < photosMost && (
          <label className={styles.add}>
            <Icon of={IconCamera} />
            {t('workbench.visit.add_photo')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => {
                void add([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </label>
        )}
      </div>
    </Field>
  )
}
