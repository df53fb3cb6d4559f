import { IconBriefcase, IconLogin2, IconLogout } from '@tabler/icons-react'
import { community } from '../../../../../app/web/boot.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { elderSizes, useElderStep } from '../../../../../app/web/kit/elder-tools.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { LanguageSwitch } from '../../../../../app/web/kit/language-switch.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useChooseElder, useForgetAll, usePerson, useSession } from '../../../../../app/web/session.ts'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { NewDevice } from '../../components/account/new-device.tsx'
import { useWrite } from '../../queries.ts'

function Guest() {
  const t = useWords('access')
  return (
    <Card title={t('resident.me.guest.title')}>
      <p>{t('resident.me.guest.text')}</p>
      <ButtonLink kind="main" icon={IconLogin2} href={signInAddress()}>
        {t('resident.me.guest.sign_in')}
      </ButtonLink>
    </Card>
  )
}

function Unbound() {
  const t = useWords('access')
  return (
    <Card title={t('resident.me.unbound.title')}>
      <p>{t('resident.me.unbound.text')}</p>
      <ButtonLink kind="main" to="/me/bind">
        {t('resident.me.unbound.bind')}
      </ButtonLink>
    </Card>
  )
}

/** Signing out ends with a fresh page, so that nothing of mine stays on it. */
function SignOut() {
  const t = useWords('access')
  const forget = useForgetAll()
  const out = useWrite('POST /api/auth/sign-out', {
    onSuccess: () => void forget().then(() => location.assign(`/c/${community().key}/`)),
  })
  return (
    <Stack>
      {out.error && <ErrorState problem={out.error} part />}
      <div>
        <Button icon={IconLogout} busy={out.isPending} onClick={() => out.mutate({})}>
          {t('resident.me.sign_out')}
        </Button>
      </div>
    </Stack>
  )
}

function Reading() {
  const t = useWords('access')
  const { choose, problem } = useChooseElder()
  const step = useElderStep()
  return (
    <Card title={t('resident.me.reading')}>
      <RadioCards
        name="elder"
        label={t('resident.me.elder.label')}
        hint={t('resident.me.reading_note')}
        value={`${step}`}
        onChange={(value) => choose(Number(value) as typeof step)}
        options={([0, ...elderSizes] as const).map((size) => ({
          value: `${size}` as const,
          label: t(`resident.me.elder.${size}`),
        }))}
        pairs
      />
      {problem && <ErrorState problem={problem} part />}
      <LanguageSwitch />
    </Card>
  )
}

/** Who I am here: my entry in the register, where I am signed in, who has looked at my data, large type. */
export default function MePage() {
  const t = useWords('access')
  const { account, posts } = useSession()
  const person = usePerson()
  const known = [
    ...(person
      ? [
          { to: '/me/profile', label: t('resident.me.profile.label'), note: t('resident.me.profile.note') },
          { to: '/me/data', label: t('resident.me.data.label'), note: t('resident.me.data.note') },
          { to: '/me/views', label: t('resident.me.views.label'), note: t('resident.me.views.note') },
        ]
      : []),
    { to: '/me/devices', label: t('resident.me.devices.label'), note: t('resident.me.devices.note') },
    { to: '/join', label: t('resident.join.title'), note: t('resident.me.join') },
    { to: '/me/password', label: t('words.password.title'), note: t('resident.me.password') },
    { to: '/me/second-step', label: t('words.second_step.title'), note: t('resident.me.second_step') },
  ]
  return (
    <PageFrame
      title={person?.name ?? account?.name ?? t('resident.nav.me')}
      intro={account?.phone_masked ? t('resident.me.phone', { phone: account.phone_masked }) : undefined}
    >
      {!account && <Guest />}
      {account && <NewDevice />}
      {account && !person && <Unbound />}
      {account && <RowLinks rows={known} />}
      {posts.length > 0 && (
        <Card title={t('resident.me.work.title')}>
          <p>{posts.map((post) => post.title).join(t('resident.comma'))}</p>
          <ButtonLink icon={IconBriefcase} href={`/w/${community().key}`}>
            {t('resident.me.work.open')}
          </ButtonLink>
        </Card>
      )}
      <Reading />
      {account && <SignOut />}
    </PageFrame>
  )
}
