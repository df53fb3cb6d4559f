import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { RatesTable } from '../../components/workbench/rates-table.tsx'
import { useRead } from '../../queries.ts'
import styles from './rates.module.css'

/** Rates by month, with what they are made of. */
export default function RatesPage() {
  const t = useWords('requests')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const thisMonth = dates.plain(new Date(serverNow()).toISOString()).slice(0, 7)
  const to = search.to ?? thisMonth
  const from = search.from ?? `${Number(thisMonth.slice(0, 4)) - 1}${thisMonth.slice(4)}`
  const rates = useRead('GET /api/c/:community/rates', {
    query: { from, to, ...(search.area ? { area: search.area } : {}) },
  })
  return (
    <PageFrame title={t('workbench.rates.title')} intro={t('workbench.rates.intro')}>
      <Stack>
        <div className={styles.months}>
          <TextField
            name="from"
            label={t('workbench.rates.from')}
            value={from}
            onChange={(value) => setSearch({ from: value })}
            short
          />
          <TextField
            name="to"
            label={t('workbench.rates.to')}
            value={to}
            onChange={(value) => setSearch({ to: value })}
            short
          />
        </div>
        <QueryView query={rates}>
          {(data) => (
            <Stack>
              <Card flush>
                <RatesTable months={data.months} />
              </Card>
              <Card title={t('workbench.rates.how')}>
                <dl className={styles.formula}>
                  {Object.entries(data.formula).map(([name, words]) => (
                    <div key={name}>
                      <dt>{t([`words.rate.${name}`, 'workbench.rates.also'])}</dt>
                      <dd>{words}</dd>
                    </div>
                  ))}
                </dl>
              </Card>
            </Stack>
          )}
        </QueryView>
      </Stack>
    </PageFrame>
  )
}
