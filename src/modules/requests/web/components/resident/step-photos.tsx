import { useEffect } from 'react'
import { PhotoInput } from '../../../../../app/web/kit/photo-input.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useDraft } from './draft.ts'
import { SimilarRequests } from './similar-requests.tsx'
import { useStepForm } from './step-form.ts'
import { StepFrame } from './step-frame.tsx'
import { thumbnail } from './thumbnail.ts'

const photosMax = 9

/** Turns the pictures just added into small ones that the draft can keep. */
function useThumbnails(): void {
  const [draft, change] = useDraft()
  const fresh = draft.photos.find((photo) => photo.url.startsWith('blob:'))
  useEffect(() => {
    if (!fresh) return
    const keep = (url: string) =>
      change((now) => ({ photos: now.photos.map((photo) => (photo.id === fresh.id ? { ...photo, url } : photo)) }))
    thumbnail(fresh.url)
      .then(keep, () => keep(''))
      .finally(() => URL.revokeObjectURL(fresh.url))
  }, [fresh, change])
}

/** Third screen: photos, which may be left out. What neighbours have said already stands first. */
export function StepPhotos() {
  const t = useWords('requests')
  const form = useStepForm('photos')
  const [draft, change] = useDraft()
  useThumbnails()
  const none = draft.photos.length === 0
  return (
    <StepFrame
      step="photos"
      title={t('resident.file.photos.title')}
      form={form}
      nextLabel={none ? t('resident.file.photos.skip') : undefined}
    >
      <SimilarRequests />
      <PhotoInput
        name="file_ids"
        label={t('resident.file.photos.label', { max: photosMax })}
        hint={t('resident.file.photos.hint')}
        optional
        max={photosMax}
        value={draft.photos}
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
        error={form.errors['file_ids']}
      />
    </StepFrame>
  )
}
