import { IconMessagePlus } from '@tabler/icons-react'
import { community } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useDutyWords } from '../../components/duty-words.ts'
import { useDraft } from '../../components/resident/draft.ts'
import type { AskPoint } from '../../components/resident/views.ts'
import { useRead } from '../../queries.ts'

/** What a poster's code opens: where I am, who is there, and the form with the place filled in. */
export default function AtPage({ params }: PageProps<'code'>) {
  const t = useWords('requests')
  const point = useRead(
    'GET /api/c/:community/ask-points/by-code/:code',
    { params: { code: params.code } },
    { retry: false },
  )
  if (point.error?.status === 404) {
    return (
      <PageFrame title={t('resident.at.unknown')}>
        <EmptyState title={t('resident.at.unknown_help')} action={<HomeLink />} />
      </PageFrame>
    )
  }
  if (point.data) return point.data.closed ? <Closed point={point.data} /> : <Here point={point.data} />
  return (
    <PageFrame title={t('resident.at.start')}>
      <QueryView query={point}>{() => null}</QueryView>
    </PageFrame>
  )
}

function HomeLink() {
  const t = useWords('requests')
  return (
    <ButtonLink kind="main" to="/file">
      {t('resident.at.home')}
    </ButtonLink>
  )
}

/** Begins the form here; what was begun elsewhere and not sent goes on, at this place. */
function useStart(point: AskPoint): (item?: string) => void {
  const go = useGo()
  const [, change] = useDraft()
  return (item) => {
    change({
      ask_point: point.code,
      ask_point_name: [point.name, point.place_detail].filter(Boolean).join(' '),
      ask_point_area: point.area_id ?? '',
      place: point.area_id ? 'point' : '',
      dwelling_id: '',
      area_ids: [],
      ...(item ? { item_code: item } : {}),
    })
    go('/file')
  }
}

function Here({ point }: { point: AskPoint }) {
  const t = useWords('requests')
  const start = useStart(point)
  const phone = point.on_duty?.phone ?? community().phone
  const duty = useDutyWords()
  const rows = [
    { label: t('resident.at.place'), value: [point.place, point.place_detail].filter(Boolean).join(' ') },
    { label: t('resident.at.hours'), value: point.hours },
    { label: t('resident.at.on_duty'), value: point.on_duty?.title ?? '' },
    { label: t('resident.at.roster'), value: point.duty ? duty.week(point.duty) : '' },
    { label: t('resident.at.there'), value: point.duty ? duty.now(point.duty) : '' },
  ].filter((row) => row.value !== '')
  return (
    <PageFrame title={t('resident.at.title', { name: point.name })} intro={t('resident.at.intro')}>
      <Stack>
        <Button kind="main" wide icon={IconMessagePlus} onClick={() => start()}>
          {t('resident.at.start')}
        </Button>
        {point.items.length > 0 && (
          <Card title={t('resident.at.items')}>
            <Stack>
              {point.items.map((item) => (
                <Button key={item.code} wide onClick={() => start(item.code)}>
                  {item.name}
                </Button>
              ))}
            </Stack>
          </Card>
        )}
        {rows.length > 0 && (
          <Card>
            <LabelList rows={rows} />
          </Card>
        )}
        {phone && <PhoneLink phone={phone}>{t('resident.at.ring')}</PhoneLink>}
      </Stack>
    </PageFrame>
  )
}

function Closed({ point }: { point: AskPoint }) {
  const t = useWords('requests')
  const { phone } = community()
  const { instead, point: other } = point.closed ?? { instead: '', point: null }
  return (
    <PageFrame title={t('resident.at.closed')} intro={t('resident.at.closed_help')}>
      <Stack>
        {instead && <p>{t('resident.at.instead', { instead })}</p>}
        {other && (
          <ButtonLink kind="main" to={`/at/${other.code}`}>
            {t('resident.at.instead_point', { name: other.name })}
          </ButtonLink>
        )}
        {!other && <HomeLink />}
        {phone && <PhoneLink phone={phone}>{t('resident.at.ring')}</PhoneLink>}
      </Stack>
    </PageFrame>
  )
}
