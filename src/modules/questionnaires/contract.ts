/** Everything other modules and the pages may know of questionnaires. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { answerRoutes } from './contract/answer-routes.ts'
import { keepRoutes } from './contract/keep-routes.ts'
import { paperRoutes } from './contract/paper-routes.ts'
import { resultRoutes } from './contract/result-routes.ts'

export * from './contract/views.ts'

export const routes = defineRoutes({ ...keepRoutes, ...answerRoutes, ...paperRoutes, ...resultRoutes })

export const refusals = defineRefusals({
  'questionnaires.questions_unfit': 422,
  'questionnaires.area_unknown': 422,
  'questionnaires.reach_unfit': 422,
  'questionnaires.day_past': 422,
  'questionnaires.too_many': 422,
  'questionnaires.answer_unfit': 422,
  'questionnaires.code_unknown': 404,
  'questionnaires.not_asked': 403,
  'questionnaires.opened_already': 409,
  'questionnaires.not_a_draft': 409,
  'questionnaires.draft_there': 409,
  'questionnaires.nobody_asked': 422,
  'questionnaires.no_questions': 422,
  'questionnaires.not_open': 409,
  'questionnaires.reminded_lately': 409,
  'questionnaires.not_closed': 409,
  'questionnaires.papers_waiting': 409,
  'questionnaires.answered_already': 409,
  'questionnaires.second_person_needed': 409,
  'questionnaires.nothing_to_check': 409,
  'questionnaires.still_open': 409,
  'questionnaires.too_few': 409,
  'questionnaires.no_text_question': 422,
})

export const events = defineEvents({
  'questionnaires.opened': z.object({ questionnaire_id: id }),
  'questionnaires.reminded': z.object({ questionnaire_id: id }),
  'questionnaires.published': z.object({ questionnaire_id: id }),
})
