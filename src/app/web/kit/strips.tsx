import { IconCloudOff, IconFlask2 } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { usePlace } from '../place.ts'
import { useKitWords } from '../words.ts'
import { Icon } from './icon.tsx'
import styles from './strips.module.css'

/** Marks every page of a demo community, on screen and on paper. */
export function DemoBanner() {
  const t = useKitWords()
  if (!usePlace()?.demo) return null
  return (
    <aside className={styles.demo} aria-label={t('demo_label')}>
      <Icon of={IconFlask2} size={16} />
      {t('demo')}
    </aside>
  )
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that there is no line, and that nothing typed is lost. */
export function OfflineStrip() {
  const t = useKitWords()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" data-screen-only>
      {!online && (
        <p className={styles.offline}>
          <Icon of={IconCloudOff} size={18} />
          {t('offline')}
        </p>
      )}
    </div>
  )
}

/** First stop of the keyboard: past header and menu. */
export function SkipLink() {
  const t = useKitWords()
  return (
    <a className={styles.skip} href="#main" data-screen-only>
      {t('skip')}
    </a>
  )
}
