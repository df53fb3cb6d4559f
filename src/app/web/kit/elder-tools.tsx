import { IconCheck, IconTextDecrease, IconTextSize, IconVolume } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { elderStep, onElderStep } from '../preferences.ts'
import { useChooseElder } from '../session.ts'
import { useKitWords } from '../words.ts'
import styles from './elder-tools.module.css'
import { Icon } from './icon.tsx'
import { useProblemWords } from './problem-words.ts'
import { ReadAloud } from './read-aloud/read-aloud.tsx'
import { switchLink } from './switch-link.ts'

/** Sizes of the elder version a person chooses from: text of 24, 32 and 40 px. */
export const elderSizes = [1, 2, 3] as const

/** The step of the elder version shown, 0 for the standard one. */
export function useElderStep() {
  return useSyncExternalStore(onElderStep, elderStep, () => 0 as const)
}

/** On every page of the elder version: back to the standard one, size of the type, reading aloud. */
export function ElderTools() {
  const t = useKitWords()
  const step = useElderStep()
  const words = useProblemWords()
  const { choose, problem } = useChooseElder()
  return (
    <div className={styles.tools} role="group" aria-label={t('elder')} data-screen-only>
      <button type="button" className={styles.tool} onClick={() => choose(0)}>
        <Icon of={IconTextDecrease} />
        {t('elder_off')}
      </button>
      <details className={styles.sizes}>
        <summary className={styles.tool}>
          <Icon of={IconTextSize} />
          {t('type_size')}
        </summary>
        <div className={styles.choices} role="group" aria-label={t('type_size')}>
          {elderSizes.map((size) => (
            <button
              key={size}
              type="button"
              className={styles.tool}
              aria-pressed={size === step}
              onClick={() => choose(size)}
            >
              {size === step && <Icon of={IconCheck} />}
              {t(`type_sizes.${size}`)}
            </button>
          ))}
        </div>
      </details>
      <ReadAloud />
      {problem && (
        <p role="alert" className={styles.said}>
          {words(problem).title}
        </p>
      )}
    </div>
  )
}

/** The same on public pages: links; reading aloud shows once its script is there. */
export function ElderToolLinks({ step, path }: { step: number; path: string }) {
  const t = useKitWords()
  const link = (value: string) => switchLink(path, 'elder', value)
  return (
    <div className={styles.tools} role="group" aria-label={t('elder')} data-screen-only>
      <a className={styles.tool} href={link('off')} rel="nofollow">
        <Icon of={IconTextDecrease} />
        {t('elder_off')}
      </a>
      <details className={styles.sizes}>
        <summary className={styles.tool}>
          <Icon of={IconTextSize} />
          {t('type_size')}
        </summary>
        <div className={styles.choices} role="group" aria-label={t('type_size')}>
          {elderSizes.map((size) => (
            <a
              key={size}
              className={styles.tool}
              href={link(String(size))}
              rel="nofollow"
              aria-current={size === step ? 'true' : undefined}
            >
              {size === step && <Icon of={IconCheck} />}
              {t(`type_sizes.${size}`)}
            </a>
          ))}
        </div>
      </details>
      <span
        hidden
        className={styles.aloud}
        data-aloud
        data-read={t('aloud.read')}
        data-pause={t('aloud.pause')}
        data-resume={t('aloud.resume')}
        data-voiceless={t('aloud.voiceless')}
      >
        <button type="button" className={styles.tool}>
          <Icon of={IconVolume} />
          <span>{t('aloud.read')}</span>
        </button>
        <button type="button" className={styles.tool} hidden>
          {t('aloud.stop')}
        </button>
        <span role="status" className={styles.said} />
      </span>
    </div>
  )
}
