import type { z } from 'zod'
import { Card } from '../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../app/web/kit/phone-link.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'

type Community = z.output<(typeof routes)['GET /api/c/:community']['output']>

const kept = ['elder', 'aloud', 'keyboard', 'zoom', 'people'] as const
const open = ['readers', 'files', 'checked'] as const

/** 无障碍声明: what everybody may count on, what isn't known, and who helps where a page doesn't. */
export function Accessibility({ name, phone }: Community) {
  const t = useWords('territory')
  return (
    <PageFrame title={t('public.accessibility.title')} intro={t('public.accessibility.intro', { community: name })}>
      <Card title={t('public.accessibility.kept.title')}>
        <ul className="prose">
          {kept.map((one) => (
            <li key={one}>{t(`public.accessibility.kept.${one}`)}</li>
          ))}
        </ul>
      </Card>
      <Card title={t('public.accessibility.open.title')}>
        <ul className="prose">
          {open.map((one) => (
            <li key={one}>{t(`public.accessibility.open.${one}`)}</li>
          ))}
        </ul>
      </Card>
      <Card title={t('public.accessibility.help.title')}>
        <p>{t('public.accessibility.help.text')}</p>
        {phone && <PhoneLink phone={phone}>{t('public.accessibility.help.ring')}</PhoneLink>}
      </Card>
    </PageFrame>
  )
}
