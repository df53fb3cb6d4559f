import { IconTextIncrease } from '@tabler/icons-react'
import { useState } from 'react'
import { elderMode, setElderMode } from '../preferences.ts'
import { useKitWords } from '../words.ts'
import styles from './elder-switch.module.css'
import { Icon } from './icon.tsx'
import { switchLink } from './switch-link.ts'

/** 长辈版: large type and large targets, at once and remembered. */
export function ElderSwitch() {
  const t = useKitWords()
  const [on, setOn] = useState(elderMode)
  const toggle = () => {
    setElderMode(!on)
    setOn(!on)
  }
  return (
    <button type="button" className={styles.switch} aria-pressed={on} onClick={toggle}>
      <Icon of={IconTextIncrease} />
      {t('elder')}
    </button>
  )
}

/** The same on public pages: a link, since nothing runs there. */
export function ElderSwitchLink({ on, path }: { on: boolean; path: string }) {
  const t = useKitWords()
  return (
    <a className={styles.switch} href={switchLink(path, 'elder', on ? 'off' : 'on')} rel="nofollow">
      <Icon of={IconTextIncrease} />
      {t(on ? 'elder_off' : 'elder')}
    </a>
  )
}
