import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { NavItem } from '../convention.ts'
import { Icon } from '../kit/icon.tsx'
import { Link, useNavigation } from '../kit/navigation.tsx'
import { currentItem, type JumpItem, type MenuItem, useJumps, useMenu } from '../navigation-items.ts'
import { useKitWords, useMenuWords } from '../words.ts'
import { keepFold, menuFolds } from './menu-folds.ts'
import { routes } from './routes.ts'
import styles from './shell.module.css'

type Group = NonNullable<NavItem['group']>

const groups: Group[] = ['desk', 'work', 'field', 'joint', 'asked', 'people', 'team', 'care', 'settings', 'own']

/** What is needed all day stands open always. */
const daily: Group[] = ['desk', 'work']
/** What is needed now and then is folded away in everybody's menu. */
const seldom: Group[] = ['team', 'care', 'settings', 'own']
/** Entries up to which the others stand open too. */
const shortMenu = 16

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

/** Whether a group stands open for who hasn't folded or opened it by hand: all of a short menu, visits for who doesn't lead. */
function opensByItself(group: Group, items: MenuItem[]): boolean {
  if (seldom.includes(group)) return false
  const leads = items.some((item) => item.group === 'desk' && item.to === '/')
  return items.length <= shortMenu || (group === 'field' && !leads)
}

interface FoldProps {
  group: Group
  open: boolean
  /** One is at a page of this group: it opens. */
  here: boolean
  children: ReactNode
}

/** A group that can be folded away, and stays as it was left. */
function Fold({ group, open, here, children }: FoldProps) {
  const t = useKitWords()
  const [shown, setShown] = useState(() => menuFolds()[group] ?? open)
  const own = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (here) setShown(true)
  }, [here])
  useEffect(() => {
    if (here && shown) own.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here, shown])
  return (
    <details
      ref={own}
      open={shown}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open === shown) return
        keepFold(group, currentTarget.open)
        setShown(currentTarget.open)
      }}
    >
      <summary className={styles.group}>
        {t(`menu_groups.${group}`)}
        <Icon of={IconChevronDown} />
      </summary>
      {children}
    </details>
  )
}

/** The whole menu by groups; a group without entries has no heading. What isn't needed all day can be folded away. */
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
        if (daily.includes(group)) {
          return (
            <div key={group}>
              {group !== 'desk' && <p className={styles.group}>{t(`menu_groups.${group}`)}</p>}
              {entries}
            </div>
          )
        }
        return (
          <Fold
            key={group}
            group={group}
            open={opensByItself(group, items)}
            here={here !== undefined && own.includes(here)}
          >
            {entries}
          </Fold>
        )
      })}
    </nav>
  )
}
