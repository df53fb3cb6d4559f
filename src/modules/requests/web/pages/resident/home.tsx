import { IconChevronRight, IconMessagePlus } from '@tabler/icons-react'
import { boot, community } from '../../../../../app/web/boot.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Icon } from '../../../../../app/web/kit/icon.tsx'
import { Later } from '../../../../../app/web/kit/later.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { usePerson, useSession } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/resident/home.module.css'
import { OwnMatters } from '../../components/resident/own-matters.tsx'
import { Resume } from '../../components/resident/resume.tsx'
import { Classes, Situations } from '../../components/resident/situations.tsx'

/** The one main act of this face. */
function Start() {
  const t = useWords('requests')
  const { phone } = community()
  return (
    <div className={styles.start}>
      <h2>{t('resident.home.start')}</h2>
      <ButtonLink kind="main" wide icon={IconMessagePlus} to="/file">
        {t('resident.nav.file')}
      </ButtonLink>
      <p className={styles.note}>{t('resident.home.start_note')}</p>
      {phone && <PhoneLink phone={phone}>{t('resident.home.ring')}</PhoneLink>}
    </div>
  )
}

/** What anybody may look at. */
function Open() {
  const t = useWords('requests')
  const base = `/p/${community().key}`
  return (
    <section className={styles.section} aria-labelledby="open">
      <h2 id="open">{t('resident.home.open.title')}</h2>
      <ul className={styles.rows}>
        {(['answers', 'grids', 'compounds', 'numbers'] as const).map((page) => (
          <li key={page}>
            <a href={`${base}/${page}`} className={styles.row}>
              <span className={styles.rowText}>
                {t(`resident.home.open.${page}.label`)}
                <span className={styles.note}>{t(`resident.home.open.${page}.about`)}</span>
              </span>
              <Icon of={IconChevronRight} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Home: say it, see where I am needed and what became of mine, or look around. Works for everyone, signed in or not. */
export default function HomePage() {
  const t = useWords('requests')
  const { account } = useSession()
  const person = usePerson()
  const name = person?.name ?? account?.name
  const start = (
    <>
      <Start />
      <Resume />
    </>
  )
  const rest = (
    <>
      {person && (
        <Later>
          <Parts place="requests.home" id="home" />
        </Later>
      )}
      <Later>
        <Situations />
      </Later>
      <Later>
        <Classes />
      </Later>
      <Later>
        <Open />
      </Later>
    </>
  )
  return (
    <PageFrame
      title={name ? t('resident.home.hello', { name }) : t('resident.home.hello_guest')}
      intro={t('resident.home.intro', { community: boot().community?.name })}
    >
      {person ? (
        <OwnMatters rest={rest}>{start}</OwnMatters>
      ) : (
        <>
          {start}
          {rest}
        </>
      )}
    </PageFrame>
  )
}
