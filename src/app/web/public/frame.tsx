import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../art/mark.tsx'
import { useDates } from '../dates.ts'
import { CallLink } from '../kit/call-link.tsx'
import { Eaves } from '../kit/eaves.tsx'
import { ElderSwitchLink } from '../kit/elder-switch.tsx'
import { ElderToolLinks } from '../kit/elder-tools.tsx'
import { LanguageLinks } from '../kit/language-switch.tsx'
import { NavigationContext } from '../kit/navigation.tsx'
import { PhoneLink } from '../kit/phone-link.tsx'
import { DemoBanner, SkipLink } from '../kit/strips.tsx'
import { PlaceContext } from '../place.ts'
import { useKitWords } from '../words.ts'
import styles from './frame.module.css'
import type { PublicOptions } from './options.ts'
import type { pages } from './pages.ts'

interface FrameProps {
  options: PublicOptions
  pages: typeof pages
  children: ReactNode
}

function Nav({ options, pages }: Omit<FrameProps, 'children'>) {
  const { t } = useTranslation()
  const { community, path } = options
  const items = pages
    .flatMap(({ nav, module }) => (nav ? [{ ...nav, module }] : []))
    .filter((item) => !community.modules || community.modules.includes(item.module))
    .sort((a, b) => a.order - b.order)
  const here = path.replace(/\?.*$/, '')
  const list = (
    <ul>
      {items.map((item) => (
        <li key={item.path}>
          <a href={`/p/${community.key}${item.path}`} aria-current={item.path === here ? 'page' : undefined}>
            {(item.name && community.names?.[item.name]) || t(`${item.module}:${item.label}`)}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <nav className={styles.nav} aria-label={t('kit:menu')}>
      {options.elder === 0 ? (
        list
      ) : (
        <details>
          <summary>{t('kit:menu')}</summary>
          {list}
        </details>
      )}
    </nav>
  )
}

function Foot({ options }: { options: PublicOptions }) {
  const t = useKitWords()
  const dates = useDates()
  const { community, now } = options
  return (
    <footer className={styles.foot}>
      <ul>
        <li>
          <PhoneLink phone={community.phone}>{t('ring_community')}</PhoneLink>
        </li>
        <li data-screen-only>
          <a href={`/c/${community.key}`}>{t('resident_pages')}</a>
        </li>
        <li data-screen-only>
          <a href={`/p/${community.key}/accessibility`}>{t('accessibility')}</a>
        </li>
        <li>{t('data_as_of', { date: dates.full(now) })}</li>
        {options.elder > 0 && (
          <li data-screen-only>
            <LanguageLinks path={options.path} />
          </li>
        )}
      </ul>
    </footer>
  )
}

/** Head, navigation and foot of a public page; in the elder version the navigation opens when it is wanted. */
export function PublicFrame({ options, pages, children }: FrameProps) {
  const t = useKitWords()
  const { community, now, path } = options
  const place = useMemo(() => ({ ...community, now }), [community, now])
  const navigation = useMemo(() => ({ base: `/p/${community.key}`, path, search: '', go: () => {} }), [community, path])
  return (
    <PlaceContext value={place}>
      <NavigationContext value={navigation}>
        <SkipLink />
        <DemoBanner />
        <header className={styles.header}>
          <div className={styles.inner}>
            <a className={styles.home} href={`/p/${community.key}`}>
              <Mark size={28} />
              {community.name}
              <span className={styles.sub}>{t('public_pages')}</span>
            </a>
            {options.elder > 0 ? (
              <ElderToolLinks step={options.elder} path={path} />
            ) : (
              <span className={styles.switches} data-screen-only>
                <LanguageLinks path={path} />
                <ElderSwitchLink path={path} />
              </span>
            )}
          </div>
          <Eaves />
        </header>
        <Nav options={options} pages={pages} />
        <main id="main" className={styles.main}>
          {children}
        </main>
        <Foot options={options} />
        {options.elder > 0 && community.phone !== '' && (
          <div className={styles.call} data-screen-only>
            <CallLink phone={community.phone} />
          </div>
        )}
      </NavigationContext>
    </PlaceContext>
  )
}
