import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead, useWrite } from '../queries.ts'
import { MailCard } from './mail-card.tsx'
import type { Ways } from './views.ts'

const read = 'GET /api/c/:community/my/message-ways'
type Way = 'only_inbox' | 'short_message' | 'mail' | 'both'
type Topic = Ways['topics'][number]

function wayOf({ short_message, mail }: Topic): Way {
  if (short_message && mail) return 'both'
  if (short_message) return 'short_message'
  return mail ? 'mail' : 'only_inbox'
}

function topicOf({ topic }: Topic, way: Way) {
  return { topic, short_message: way === 'short_message' || way === 'both', mail: way === 'mail' || way === 'both' }
}

/** The topics of a face and the hours of rest. */
function Choice({ ways, topics }: { ways: Ways; topics: readonly string[] }) {
  const t = useWords('notifications')
  const toast = useToast()
  const form = useFormErrors(t, 'words.errors')
  const shown = ways.topics.filter((one) => topics.includes(one.topic))
  const [chosen, setChosen] = useState<Record<string, Way>>({})
  const [quiet, setQuiet] = useState(ways.quiet)
  const write = useWrite('PUT /api/c/:community/my/message-ways', {
    refresh: [read],
    onSuccess: () => toast(t('words.saved')),
  })
  const save = () => {
    const missing = quiet.from === '' || quiet.until === '' ? [{ path: 'quiet', code: 'required' }] : []
    if (!form.setFields(missing)) return
    const body = {
      topics: shown.flatMap((one) => {
        const way = chosen[one.topic]
        return way ? [topicOf(one, way)] : []
      }),
      quiet,
    }
    write.mutate({ body }, { onError: form.fail })
  }
  return (
    <Card>
      <Stack>
        <ErrorSummary form={form} />
        <p className={layout.under}>
          {ways.phone === null ? t('words.no_phone') : t('words.phone_to', { phone: ways.phone })}
        </p>
        {shown.map((one) => (
          <SelectField
            key={one.topic}
            name={one.topic}
            label={t(`words.topics.${one.topic}`)}
            value={chosen[one.topic] ?? wayOf(one)}
            onChange={(value) => setChosen({ ...chosen, [one.topic]: value as Way })}
            options={(['only_inbox', 'short_message', 'mail', 'both'] as const).map((value) => ({
              value,
              label: t(`words.${value}`),
            }))}
          />
        ))}
        <div className={layout.pair}>
          <TextField
            name="quiet"
            label={`${t('words.quiet')} · ${t('words.quiet_from')}`}
            hint={t('words.quiet_help')}
            type="time"
            short
            value={quiet.from}
            onChange={(from) => setQuiet({ ...quiet, from })}
            error={form.errors['quiet']}
          />
          <TextField
            name="quiet.until"
            label={`${t('words.quiet')} · ${t('words.quiet_until')}`}
            type="time"
            short
            value={quiet.until}
            onChange={(until) => setQuiet({ ...quiet, until })}
          />
        </div>
        <div className={layout.acts}>
          <Button kind="main" narrow busy={write.isPending} onClick={save}>
            {t('words.save')}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

/** How the reader is told besides the inbox: by topic, at which hours, at which address. */
export function WaysPage({ topics }: { topics: readonly string[] }) {
  const ways = useRead(read)
  return (
    <QueryView query={ways}>
      {(view) => (
        <Stack>
          <Choice ways={view} topics={topics} />
          <MailCard mail={view.mail} />
        </Stack>
      )}
    </QueryView>
  )
}
