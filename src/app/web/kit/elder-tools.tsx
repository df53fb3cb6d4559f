import { IconCheck, IconTextDecrease, IconTextSize, IconVolume } from '@tabler/icons-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import type { ElderStep } from '../../../shared/elder.ts'
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

/** What pressing a tool does: an act of the page, or, where there is no script, an address. */
type Act = { onClick: () => void } | { href: string }

function Tool({ act, chosen, children }: { act: Act; chosen?: boolean; children: ReactNode }) {
  return 'href' in act ? (
    <a className={styles.tool} href={act.href} rel="nofollow" aria-current={chosen ? 'true' : undefined}>
      {children}
    </a>
  ) : (
    <button type="button" className={styles.tool} onClick={act.onClick} aria-pressed={chosen}>
      {children}
    </button>
  )
}

/** Back to the standard version, size of the type, and what reads aloud. */
function Tools({ step, actOf, children }: { step: number; actOf: (step: ElderStep) => Act; children: ReactNode }) {
  const t = useKitWords()
  return (
    <div className={styles.tools} role="group" aria-label={t('elder')} data-screen-only>
      <Tool act={actOf(0)}>
        <Icon of={IconTextDecrease} />
        {t('elder_off')}
      </Tool>
      <details className={styles.sizes}>
        <summary className={styles.tool}>
          <Icon of={IconTextSize} />
          {t('type_size')}
        </summary>
        <div className={styles.choices} role="group" aria-label={t('type_size')}>
          {elderSizes.map((size) => (
            <Tool key={size} act={actOf(size)} chosen={size === step}>
              {size === step && <Icon of={IconCheck} />}
              {t(`type_sizes.${size}`)}
            </Tool>
          ))}
        </div>
      </details>
      {children}
    </div>
  )
}

/** On every page of the elder version. */
export function ElderTools() {
  const step = useElderStep()
  const words = useProblemWords()
  const { choose, problem } = useChooseElder()
  return (
    <Tools step={step} actOf={(wanted) => ({ onClick: () => choose(wanted) })}>
      <ReadAloud />
      {problem && (
        <p role="alert" className={styles.said}>
          {words(problem).title}
        </p>
      )}
    </Tools>
  )
}

/** The same on public pages: links; reading aloud shows once its script is there. */
export function ElderToolLinks({ step, path }: { step: number; path: string }) {
  const t = useKitWords()
  const href = (wanted: ElderStep) => switchLink(path, 'elder', wanted === 0 ? 'off' : String(wanted))
  return (
    <Tools step={step} actOf={(wanted) => ({ href: href(wanted) })}>
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
    </Tools>
  )
}
