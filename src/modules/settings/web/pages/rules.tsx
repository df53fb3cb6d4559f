import { Stack } from '../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Changes } from '../components/changes.tsx'
import { EmergenciesCard } from '../components/emergencies-card.tsx'
import { NumberRules } from '../components/number-rules.tsx'
import { OfficeHours } from '../components/office-hours.tsx'
import { SecondStepRule } from '../components/second-step-rule.tsx'
import styles from '../components/settings.module.css'
import { SpecialDays } from '../components/special-days.tsx'
import { useRead } from '../queries.ts'

/** How requests are dealt with here, and when is worked; tried before it holds, with its history. */
export default function RulesPage() {
  const t = useWords('settings')
  const rules = useRead('GET /api/c/:community/settings/rules')
  return (
    <PageFrame title={t('workbench.title')} intro={t('workbench.intro')}>
      <div className={styles.form}>
        <Stack>
          <QueryView query={rules}>
            {(data) => (
              <Stack>
                {(['rules', 'dispatch', 'closing', 'beyond'] as const).map((group) => (
                  <NumberRules key={`${group} ${JSON.stringify(data)}`} rules={data} group={group} />
                ))}
                <EmergenciesCard key={`emergencies ${JSON.stringify(data.emergencies)}`} rules={data} />
                <OfficeHours key={`hours ${JSON.stringify(data.calendar)}`} rules={data} />
                <SpecialDays rules={data} />
                <SecondStepRule key={`second ${data.second_step_from}`} rules={data} />
              </Stack>
            )}
          </QueryView>
          <Changes part="rules" />
        </Stack>
      </div>
    </PageFrame>
  )
}
