import { community } from '../../../../app/web/boot.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { AuthorizedPhotos } from '../../../../app/web/kit/authorized-photos.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { useWords } from '../../../../app/web/words.ts'
import { call } from '../queries.ts'
import styles from './channels.module.css'
import { useDraftTitle } from './draft-words.tsx'
import type { Draft } from './views.ts'

/** What was said, by whom and where, with its pictures and its sound. */
export function SaidCard({ draft }: { draft: Draft }) {
  const t = useWords('channels')
  const dates = useDates()
  const titleOf = useDraftTitle()
  const from = [draft.speaker, draft.group?.name, t(`words.source.${draft.source}`), draft.phone_masked]
  return (
    <Card title={t('workbench.draft.said')}>
      <Stack>
        <p className={layout['text']}>{draft.whole_text || titleOf(draft)}</p>
        {draft.recognised && <p className={layout['quiet']}>{t('workbench.draft.recognised')}</p>}
        {draft.sound && (
          // biome-ignore lint/a11y/useMediaCaption: a spoken note; its words are typed from it, right here
          <audio
            className={styles['sound']}
            controls
            preload="none"
            src={`/api/c/${community().id}/intake-drafts/${draft.id}/sound`}
            aria-label={t('workbench.draft.sound')}
          />
        )}
        {draft.photos_of.length > 0 && (
          <AuthorizedPhotos
            of={`intake draft ${draft.id}`}
            photos={draft.photos_of}
            label={t('words.picture')}
            pdf={t('words.pdf')}
            load={(file) =>
              call('GET /api/c/:community/intake-drafts/:id/photos/:file', { params: { id: draft.id, file } })
            }
          />
        )}
        {draft.mail_address && (
          <p>
            <a href={`mailto:${draft.mail_address}`}>
              {t('workbench.draft.write_back', { address: draft.mail_address })}
            </a>
          </p>
        )}
        <p className={layout['quiet']}>{[...from, dates.full(draft.made_at)].filter(Boolean).join(' · ')}</p>
      </Stack>
    </Card>
  )
}
