import { IconCamera, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { asProblem } from '../api-problem.ts'
import { uploadPhoto } from '../upload.ts'
import { useKitWords } from '../words.ts'
import { Field, type FieldProps, fieldAria } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './photo-input.module.css'
import { useProblemWords } from './problem-words.ts'
import { shrinkPhoto } from './shrink-photo.ts'

export interface Photo {
  /** Of the stored file. */
  id: string
  /** For showing: an object URL or the file's address. */
  url: string
  /** A paper rather than a picture. */
  pdf?: boolean
}

interface PhotoInputProps extends FieldProps {
  value: Photo[]
  onChange: (next: (photos: Photo[]) => Photo[]) => void
  max?: number
}

/** Photos by camera or from the album, made small on the device and sent at once, so that the form itself stays light. */
export function PhotoInput({ value, onChange, max = 6, ...field }: PhotoInputProps) {
  const t = useKitWords()
  const words = useProblemWords()
  const [sending, setSending] = useState(0)
  const [failure, setFailure] = useState<string>()
  const add = async (files: File[]) => {
    setFailure(undefined)
    const chosen = files.slice(0, max - value.length)
    setSending(chosen.length)
    for (const file of chosen) {
      try {
        const small = await shrinkPhoto(file)
        const { id } = await uploadPhoto(small, file.name)
        const pdf = small.type === 'application/pdf'
        onChange((photos) => [...photos, { id, url: URL.createObjectURL(small), pdf }])
      } catch (error) {
        const { title, detail } = words(asProblem(error))
        setFailure(`${title} ${detail}`)
      }
      setSending((left) => left - 1)
    }
  }
  return (
    <Field {...field} error={field.error ?? failure} group>
      <div className={styles.photos}>
        {value.map((photo, index) => (
          <div key={photo.id} className={styles.photo}>
            {photo.pdf ? (
              <a className={styles.pdf} href={photo.url} target="_blank" rel="noreferrer">
                PDF
              </a>
            ) : (
              <img src={photo.url} alt={t('photo.nth', { n: index + 1 })} width={96} height={96} />
            )}
            <button
              type="button"
              className={styles.remove}
              aria-label={t('photo.remove', { n: index + 1 })}
              onClick={() => onChange((photos) => photos.filter((one) => one.id !== photo.id))}
            >
              <span>
                <Icon of={IconX} size={16} />
              </span>
            </button>
          </div>
        ))}
        {value.length < max && (
          <label className={styles.add}>
            <Icon of={IconCamera} size={26} />
            {sending > 0 ? t('photo.sending', { count: sending }) : t('photo.add')}
            <input
              type="file"
              accept="image/*,application/pdf"
              multiple
              aria-describedby={fieldAria(field)['aria-describedby']}
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
