import type { Operation } from '../../../../platform/command/types.ts'
import { proposalFigures } from '../proposals/proposal-figures.ts'
import { suggestItems } from '../proposals/suggest-items.ts'
import { boundary } from './boundary.ts'
import { callBacks } from './call-backs.ts'
import { catalogue, catalogueItem } from './catalogue.ts'
import { absenceMatters } from './deputising.ts'
import { desk, deskItems, deskShares } from './desk.ts'
import { duplicates } from './duplicates.ts'
import { follow, followFile } from './follow.ts'
import { neighbours } from './list-neighbours.ts'
import { listRequests } from './list-requests.ts'
import { oneRequest, requestFile } from './one-request.ts'
import { openNumbers } from './open-numbers.ts'
import { ownFile, ownRequest, ownRequests } from './own-requests.ts'
import { requestPresence, requestPresences } from './presence.ts'
import { previewItem } from './preview-item.ts'
import { rates } from './rates.ts'
import { receivers } from './receivers.ts'
import { similarForStaff } from './similar-for-staff.ts'
import { similarRequests } from './similar-requests.ts'
import { requestTeam } from './team.ts'
import { today } from './today.ts'
import { vacancies } from './vacancies.ts'
import { viewCounts } from './view-counts.ts'
import { whoAnswers } from './who-answers.ts'
import { year } from './year.ts'

export const queries: readonly Operation[] = [
  boundary,
  catalogue,
  suggestItems,
  proposalFigures,
  catalogueItem,
  previewItem,
  vacancies,
  year,
  whoAnswers,
  similarRequests,
  similarForStaff,
  ownRequests,
  ownRequest,
  ownFile,
  follow,
  followFile,
  listRequests,
  neighbours,
  viewCounts,
  oneRequest,
  requestFile,
  receivers,
  requestTeam,
  duplicates,
  requestPresence,
  requestPresences,
  today,
  absenceMatters,
  callBacks,
  desk,
  deskShares,
  deskItems,
  rates,
  openNumbers,
]
