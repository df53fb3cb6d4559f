import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { KeptPhoto } from '../../field/kept.ts'
import { keepPatrol } from '../../field/patrol-field.ts'
import { PhotosField } from '../photos-field.tsx'
import styles from '../walk.module.css'
import type { Finding } from './views.ts'

const wordsMost = 500

/** Said to be put right: whoever found it looks on the spot. Not yet sends it back to who had it. */
export function VerifyCard({ finding }: { finding: Finding }) {
  const t = useWords('outreach')
  const dates = useDates()
  const toast = useToast()
  const [words, setWords] = useState('')
  const [photos, setPhotos] = useState<KeptPhoto[]>([])
  const say = async (rectified: boolean) => {
    await keepPatrol({ kind: 'verify', finding: finding.id, note: { rectified, words: words.trim() }, photos })
    toast(t(rectified ? 'workbench.patrol.verified' : 'workbench.patrol.sent_back'))
  }
  return (
    <Card title={t('workbench.patrol.verify_title')}>
      <Stack>
        <p>{finding.words}</p>
        <p className={styles.hint}>
          {[finding.place, finding.place_detail, dates.day(finding.found_at)]
            .filter(Boolean)
            .join(t('workbench.patrol.comma'))}
        </p>
        {finding.request && (
          <p>
            <Link to={`/requests/${finding.request.id}`}>
              {t('workbench.patrol.request', { number: finding.request.number })}
            </Link>
          </p>
        )}
        <TextField
          name={`verify_${finding.id}`}
          optional
          label={t('workbench.patrol.verify_words')}
          maxLength={wordsMost}
          value={words}
          onChange={setWords}
        />
        <PhotosField sent={0} photos={photos} onChange={setPhotos} />
        <div className={layout.acts}>
          <Button kind="main" narrow onClick={() => void say(true)}>
            {t('workbench.patrol.rectified')}
          </Button>
          <Button onClick={() => void say(false)}>{t('workbench.patrol.not_rectified')}</Button>
        </div>
      </Stack>
    </Card>
  )
}
