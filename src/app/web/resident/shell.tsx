import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../art/mark.tsx'
import { boot } from '../boot.ts'
import { Eaves } from '../kit/eaves.tsx'
import { ElderSwitch } from '../kit/elder-switch.tsx'
import { Icon } from '../kit/icon.tsx'
import { LanguageSwitch } from '../kit/language-switch.tsx'
import { Later } from '../kit/later.tsx'
import { Link, useNavigation } from '../kit/navigation.tsx'
import { PaperFoot } from '../kit/paper-foot.tsx'
import { PhoneLink } from '../kit/phone-link.tsx'
import { DemoBanner, OfflineStrip, SkipLink } from '../kit/strips.tsx'
import { currentItem, useMenu } from '../navigation-items.ts'
import { menuModules } from '../page-loader.ts'
import { useSession } from '../session.ts'
import { signInAddress } from '../sign-in.ts'
import { useKitWords } from '../words.ts'
import { routes } from './routes.ts'
import styles from './shell.module.css'

/** Most entries the thumb's bar holds. */
const barMax = 5

const modules = ['kit', ...menuModules(routes)]

function BottomBar() {
  const t = useKitWords()
  const { t: across } = useTranslation(modules)
  const { path } = useNavigation()
  const items = useMenu(routes, across)
    .filter((item) => item.place === 'bar')
    .slice(0, barMax)
  const here = currentItem(items, path)
  if (items.length === 0) return null
  return (
    <nav className={styles.bar} aria-label={t('menu')}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} aria-current={item === here ? 'page' : undefined}>
              <Icon of={item.icon} size={24} />
              {item.text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Foot() {
  const t = useKitWords()
  const { community } = boot()
  const { account } = useSession()
  if (!community) return null
  return (
    <footer className={styles.foot} data-screen-only>
      <ul>
        <li>
          <PhoneLink phone={community.phone}>{t('ring_community')}</PhoneLink>
        </li>
        <li>
          <a href={`/p/${community.key}`}>{t('public_pages')}</a>
        </li>
        <li>
          <a href={`/p/${community.key}/privacy`}>{t('privacy')}</a>
        </li>
        <li>
          {account ? (
            <a href="/login">{t('account', { name: account.name })}</a>
          ) : (
            <a href={signInAddress()}>{t('sign_in')}</a>
          )}
        </li>
      </ul>
    </footer>
  )
}

/** Head with mark and community, page, telephone, thumb's bar. */
export function ResidentShell({ children }: { children: ReactNode }) {
  const t = useKitWords()
  const { community } = boot()
  return (
    <div className={styles.shell}>
      <SkipLink />
      <DemoBanner />
      <header className={styles.header}>
        <div className={styles.inner}>
          {community ? (
            <Link to="/" className={styles.home}>
              <Mark size={28} />
              {community.name}
            </Link>
          ) : (
            <span className={styles.home}>
              <Mark size={28} />
              {t('product')}
            </span>
          )}
          <div className={styles.switches} data-screen-only>
            <LanguageSwitch />
            <ElderSwitch />
          </div>
        </div>
        <Eaves />
      </header>
      <OfflineStrip />
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
        <Later>
          <PaperFoot />
        </Later>
      </main>
      <Later>
        <Foot />
      </Later>
      <Later>{community && <BottomBar />}</Later>
    </div>
  )
}
