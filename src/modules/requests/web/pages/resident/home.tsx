import { IconMessagePlus } from '@tabler/icons-react'
import { boot, community } from '../../../../../app/web/boot.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { useElderStep } from '../../../../../app/web/kit/elder-tools.tsx'
import { Later } from '../../../../../app/web/kit/later.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useNavigation } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { usePerson, useSession } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/resident/home.module.css'
import { OwnMatters } from '../../components/resident/own-matters.tsx'
import { Resume } from '../../components/resident/resume.tsx'
import { Classes, Situations } from '../../components/resident/situations.tsx'

/** The one main act of this face. In the elder version the telephone stands in the bar already. */
function Start() {
  const t = useWords('requests')
  const elder = useElderStep() > 0
  const { phone } = community()
  return (
    <div className={styles.start}>
      <h2>{t('resident.home.start')}</h2>
      <ButtonLink kind="main" wide icon={IconMessagePlus} to="/file">
        {t('resident.nav.file')}
      </ButtonLink>
      <p className={styles.note}>{t('resident.home.start_note')}</p>
      {phone && !elder && <PhoneLink phone={phone}>{t('resident.home.ring')}</PhoneLink>}
    </div>
  )
}

/** What anybody may look at. */
function Open() {
  const t = useWords('requests')
  const base = `/p/${community().key}`
  return (
    <section className={layout.section} aria-labelledby="open">
      <h2 id="open">{t('resident.home.open.title')}</h2>
      <RowLinks
        rows={(['answers', 'grids', 'compounds', 'numbers'] as const).map((page) => ({
          href: `${base}/${page}`,
          label: t(`resident.home.open.${page}.label`),
          note: t(`resident.home.open.${page}.about`),
        }))}
      />
    </section>
  )
}

/** The pages of other modules that the bar has no room for: to vote, to book, to answer. */
function Further() {
  const t = useWords('requests')
  const { further = [] } = useNavigation()
  if (further.length === 0) return null
  return (
    <section className={layout.section} aria-labelledby="further">
      <h2 id="further">{t('resident.home.further')}</h2>
      <RowLinks rows={further.map(({ to, text }) => ({ to, label: text }))} />
    </section>
  )
}

/** Home: say it, see where I am needed and what became of mine, or look around. Works for everyone, signed in or not. */
export default function HomePage() {
  const t = useWords('requests')
  const elder = useElderStep() > 0
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
        <Further />
      </Later>
      {/* The elder version shows less at once: the classes stand in the form too, what is open to all in the foot. */}
      {!elder && (
        <>
          <Later>
            <Classes />
          </Later>
          <Later>
            <Open />
          </Later>
        </>
      )}
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
