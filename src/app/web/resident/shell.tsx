import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../art/mark.tsx'
import { boot } from '../boot.ts'
import type { Bootstrap } from '../bootstrap.ts'
import { CallLink } from '../kit/call-link.tsx'
import { Eaves } from '../kit/eaves.tsx'
import { ElderSwitch } from '../kit/elder-switch.tsx'
import { useElderStep } from '../kit/elder-tools.tsx'
import { Icon } from '../kit/icon.tsx'
import { LanguageSwitch } from '../kit/language-switch.tsx'
import { Later } from '../kit/later.tsx'
import { Link, useNavigation } from '../kit/navigation.tsx'
import { PaperFoot } from '../kit/paper-foot.tsx'
import { Parts } from '../kit/parts.tsx'
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
/** In the elder version fewer, and the telephone beside them; the others stand in the foot. */
const elderBarMax = 3

const modules = ['kit', ...menuModules(routes)]

/** The entries of the bar, and those that found no room in it. */
function useBar() {
  const { t: across } = useTranslation(modules)
  const most = useElderStep() > 0 ? elderBarMax : barMax
  const menu = useMenu(routes, across)
  const entries = boot().community ? menu.filter((item) => item.place === 'bar') : []
  return { items: entries.slice(0, most), others: entries.slice(most) }
}

/** Whom to ring: the community, or on a page outside of any who was named with it. */
function useHelp(): Bootstrap['help'] {
  const { community, help } = boot()
  return community && community.phone !== '' ? { phone: community.phone, of: 'community' } : help
}

function BottomBar() {
  const t = useKitWords()
  const { path } = useNavigation()
  const { items } = useBar()
  const help = useHelp()
  const elder = useElderStep() > 0
  const here = currentItem(items, path)
  if (items.length === 0 && !(elder && help)) return null
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
        {elder && help && (
          <li>
            <CallLink {...help} className={styles.call} />
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The foot of a page outside of any community: whom to ring. */
function HelpFoot({ phone, of }: NonNullable<Bootstrap['help']>) {
  const t = useKitWords()
  return (
    <footer className={styles.foot} data-screen-only>
      <PhoneLink phone={phone}>{t(of === 'community' ? 'ring_community' : 'ring_service')}</PhoneLink>
    </footer>
  )
}

function Foot() {
  const t = useKitWords()
  const { community } = boot()
  const { account } = useSession()
  const { others } = useBar()
  const elder = useElderStep() > 0
  const help = useHelp()
  if (!community) return help && <HelpFoot {...help} />
  return (
    <footer className={styles.foot} data-screen-only>
      <ul>
        {others.map((item) => (
          <li key={item.to}>
            <Link to={item.to}>{item.text}</Link>
          </li>
        ))}
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
          <a href={`/p/${community.key}/accessibility`}>{t('accessibility')}</a>
        </li>
        <li>
          {account ? (
            <a href="/login">{t('account', { name: account.name })}</a>
          ) : (
            <a href={signInAddress()}>{t('sign_in')}</a>
          )}
        </li>
      </ul>
      {elder && <LanguageSwitch />}
    </footer>
  )
}

/** Head with mark and community, page, telephone, thumb's bar. */
export function ResidentShell({ children }: { children: ReactNode }) {
  const t = useKitWords()
  const { community } = boot()
  const elder = useElderStep() > 0
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
            {community && <Parts place="shell.bell" id="" waiting={null} />}
            {!(elder && community) && <LanguageSwitch />}
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
      <Later>
        <BottomBar />
      </Later>
    </div>
  )
}
