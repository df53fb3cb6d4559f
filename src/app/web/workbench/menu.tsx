import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { NavItem } from '../convention.ts'
import { Icon } from '../kit/icon.tsx'
import { Link, useNavigation } from '../kit/navigation.tsx'
import { currentItem, type JumpItem, type MenuItem, useJumps, useMenu } from '../navigation-items.ts'
import { useKitWords, useMenuWords } from '../words.ts'
import { routes } from './routes.ts'
import styles from './shell.module.css'

type Group = NonNullable<NavItem['group']>

const groups: Group[] = ['desk', 'work', 'people', 'settings']

/** The workbench's entries and the one the page shown belongs to. */
export function useWorkbenchMenu(): { items: MenuItem[]; here: MenuItem | undefined } {
  const { path } = useNavigation()
  const items = useMenu(routes, useMenuWords())
  return { items, here: currentItem(items, path) }
}

/** Every way to a page this person may go: for keys and palette. */
export function useWorkbenchJumps(): JumpItem[] {
  return useJumps(routes, useMenuWords())
}

/** The whole menu by groups; a group without entries has no heading. Settings are folded away until one is at them. */
export function Menu({ onGo }: { onGo?: () => void }) {
  const t = useKitWords()
  const { items, here } = useWorkbenchMenu()
  const nav = useRef<HTMLElement>(null)
  const current = here?.to
  // A menu longer than its place shows the entry one is at.
  useEffect(() => {
    const entry = current !== undefined && nav.current?.querySelector('[aria-current]')
    if (entry) entry.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <nav ref={nav} className={styles.nav} aria-label={t('menu')}>
      {groups.map((group) => {
        const own = items.filter((item) => (item.group ?? 'work') === group)
        if (own.length === 0) return null
        const entries = (
          <ul>
            {own.map((item) => (
              <li key={item.to}>
                <Link to={item.to} aria-current={item === here ? 'page' : undefined} onClick={onGo}>
                  <Icon of={item.icon} size={19} />
                  {item.text}
                </Link>
              </li>
            ))}
          </ul>
        )
        if (group === 'settings') {
          return (
            <details key={group} open={here !== undefined && own.includes(here)}>
              <summary className={styles.group}>
                {t(`menu_groups.${group}`)}
                <Icon of={IconChevronDown} />
              </summary>
              {entries}
            </details>
          )
        }
        return (
          <div key={group}>
            {group !== 'desk' && <p className={styles.group}>{t(`menu_groups.${group}`)}</p>}
            {entries}
          </div>
        )
      })}
    </nav>
  )
}
