import layout from '../../../../../app/web/kit/layout.module.css'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { PostView } from './views.ts'

/** A post while it is being typed. */
export interface PostDraft {
  title: string
  seats: string
  public: boolean
  public_phone: string
  hours: string
  duties: string
}

export const emptyPost: PostDraft = { title: '', seats: '1', public: false, public_phone: '', hours: '', duties: '' }

export function postDraftOf(post: PostView): PostDraft {
  return {
    title: post.title,
    seats: String(post.seats),
    public: post.public,
    public_phone: post.public_phone ?? '',
    hours: post.hours ?? '',
    duties: post.duties ?? '',
  }
}

/** The fields of the call; what is empty says nothing. */
export function postBody(draft: PostDraft) {
  return {
    title: draft.title,
    seats: Number(draft.seats),
    public: draft.public,
    public_phone: draft.public_phone.trim() || null,
    hours: draft.hours.trim() || null,
    duties: draft.duties.trim() || null,
  }
}

const dutiesMost = 1000

interface PostFieldsProps {
  value: PostDraft
  onChange: (draft: PostDraft) => void
  errors: Record<string, string>
}

/** Title, seats, duties and contact of a post. */
export function PostFields({ value, onChange, errors }: PostFieldsProps) {
  const t = useWords('bodies')
  const set = (patch: Partial<PostDraft>) => onChange({ ...value, ...patch })
  return (
    <>
      <div className={layout.pair}>
        <TextField
          name="title"
          label={t('words.post_title')}
          hint={t('workbench.post.title_hint')}
          value={value.title}
          onChange={(title) => set({ title })}
          error={errors.title}
        />
        <TextField
          name="seats"
          label={t('words.seats')}
          hint={t('workbench.post.seats_hint')}
          inputMode="numeric"
          value={value.seats}
          onChange={(seats) => set({ seats })}
          error={errors.seats}
        />
        <TextField
          name="public_phone"
          label={t('words.public_phone')}
          optional
          type="tel"
          value={value.public_phone}
          onChange={(public_phone) => set({ public_phone })}
          error={errors['public_phone']}
        />
        <TextField
          name="hours"
          label={t('words.hours')}
          optional
          value={value.hours}
          onChange={(hours) => set({ hours })}
          error={errors.hours}
        />
      </div>
      <TextAreaField
        name="duties"
        label={t('words.duties')}
        optional
        rows={2}
        max={dutiesMost}
        value={value.duties}
        onChange={(duties) => set({ duties })}
        error={errors.duties}
      />
      <CheckCards
        name="public"
        label={t('words.public')}
        optional
        value={value.public ? ['yes'] : []}
        onChange={(chosen) => set({ public: chosen.length > 0 })}
        options={[{ value: 'yes', label: t('workbench.post.public'), hint: t('workbench.post.public_hint') }]}
      />
    </>
  )
}
