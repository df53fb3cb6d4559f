import { IconTextIncrease } from '@tabler/icons-react'
import { useChooseElder } from '../session.ts'
import { useKitWords } from '../words.ts'
import styles from './elder-switch.module.css'
import { ElderTools, useElderStep } from './elder-tools.tsx'
import { Icon } from './icon.tsx'
import { switchLink } from './switch-link.ts'

/** 长辈版: large type and large targets, at once and remembered; then what that version has on every page. */
export function ElderSwitch() {
  const t = useKitWords()
  const { choose } = useChooseElder()
  if (useElderStep() > 0) return <ElderTools />
  return (
    <button type="button" className={styles.switch} onClick={() => choose(1)}>
      <Icon of={IconTextIncrease} />
      {t('elder')}
    </button>
  )
}

/** The same on public pages: a link. */
export function ElderSwitchLink({ path }: { path: string }) {
  const t = useKitWords()
  return (
    <a className={styles.switch} href={switchLink(path, 'elder', 'on')} rel="nofollow">
      <Icon of={IconTextIncrease} />
      {t('elder')}
    </a>
  )
}
