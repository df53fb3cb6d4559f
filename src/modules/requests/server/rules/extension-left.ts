import { sql } from 'kysely'

/** Whether the community lets more time be given once more (setting `requests.extension_times`, usually once); of cases `c` and requests `r`. */
export const extensionLeft = sql`r.extended_times < coalesce((
  select (s.value)::text::int from platform.settings s where s.community_id = r.community_id and s.name = 'requests.extension_times'
    and jsonb_typeof(s.value) = 'number'), 1) as extension_left`
