import type { ReactNode } from 'react'
import { Mark } from '../art/mark.tsx'
import { community } from '../boot.ts'
import { CallLink } from '../kit/call-link.tsx'
import { Eaves } from '../kit/eaves.tsx'
import { ElderTools, useElderStep } from '../kit/elder-tools.tsx'
import { useKeptFocus } from '../kit/keep-focus.ts'
import { Link } from '../kit/navigation.tsx'
import { PaperFoot } from '../kit/paper-foot.tsx'
import { Parts } from '../kit/parts.tsx'
import { DemoBanner, OfflineStrip, SkipLink } from '../kit/strips.tsx'
import { HelpKey } from './keys/help-key.tsx'
import { ListKeys } from './list-keys.tsx'
import { Menu } from './menu.tsx'
import { MenuKeys } from './menu-keys.tsx'
import { PaletteButton, usePalette } from './palette/palette-door.tsx'
import { PersonBox } from './person-box.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { SecondStepGate } from './second-step-gate.tsx'
import styles from './shell.module.css'
import { StaffOnly } from './staff-only.tsx'

/** What modules put into the head: the bell of messages. */
function HeadTools() {
  return (
    <div className={styles.headTools}>
      <Parts place="shell.bell" id="" waiting={null} />
    </div>
  )
}

function Home() {
  return (
    <Link to="/" className={styles.home}>
      <Mark size={26} />
      {community().name}
    </Link>
  )
}

/** Navigation at the left and the page; on the phone head, page and bar. */
export function WorkbenchShell({ children }: { children: ReactNode }) {
  const { open, palette } = usePalette()
  const elder = useElderStep() > 0
  const { phone } = community()
  useKeptFocus()
  return (
    <div className={styles.shell}>
      <div className={styles.strips}>
        <SkipLink />
        <DemoBanner />
        <OfflineStrip />
      </div>
      <header className={styles.side}>
        <div className={styles.sideHead}>
          <Home />
          <HeadTools />
        </div>
        <Eaves />
        <PaletteButton onOpen={open} />
        <Menu />
        <PersonBox />
      </header>
      <header className={styles.top}>
        <div className={styles.topInner}>
          <Home />
          <div className={styles.headTools}>
            <HeadTools />
            <PaletteButton brief onOpen={open} />
          </div>
        </div>
        <Eaves />
      </header>
      {elder && (
        <div className={styles.elder} data-screen-only>
          <ElderTools />
          {phone !== '' && <CallLink phone={phone} className={styles.ring} />}
        </div>
      )}
      <main id="main" tabIndex={-1} className={styles.main}>
        <SecondStepGate>
          <StaffOnly>{children}</StaffOnly>
        </SecondStepGate>
        <PaperFoot />
      </main>
      <PhoneBar />
      <MenuKeys />
      <ListKeys />
      <HelpKey />
      {palette}
    </div>
  )
}
