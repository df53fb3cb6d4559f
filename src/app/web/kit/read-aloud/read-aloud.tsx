import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconVolume } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useKitWords } from '../../words.ts'
import styles from '../elder-tools.module.css'
import { Icon } from '../icon.tsx'
import { useNavigation } from '../navigation.tsx'
import { reader } from './reader.ts'
import { pageSentences } from './sentences.ts'

const looks = {
  silent: { icon: IconVolume, word: 'aloud.read', run: () => reader.read(pageSentences()) },
  voiceless: { icon: IconVolume, word: 'aloud.read', run: () => reader.read(pageSentences()) },
  reading: { icon: IconPlayerPause, word: 'aloud.pause', run: reader.pause },
  paused: { icon: IconPlayerPlay, word: 'aloud.resume', run: reader.resume },
} as const

/** 朗读: the page's content by the browser's voice, only when pressed; another page is silent again. */
export function ReadAloud() {
  const t = useKitWords()
  const { path } = useNavigation()
  const state = useSyncExternalStore(reader.subscribe, reader.state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page that was read is left
  useEffect(() => reader.stop, [path])
  const { icon, word, run } = looks[state]
  return (
    <>
      <button type="button" className={styles.tool} onClick={run}>
        <Icon of={icon} />
        {t(word)}
      </button>
      {(state === 'reading' || state === 'paused') && (
        <button type="button" className={styles.tool} onClick={reader.stop}>
          <Icon of={IconPlayerStop} />
          {t('aloud.stop')}
        </button>
      )}
      <p role="status" className={styles.said}>
        {state === 'voiceless' && t('aloud.voiceless')}
      </p>
    </>
  )
}
