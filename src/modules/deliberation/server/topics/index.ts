import type { Operation } from '../../../../platform/command/types.ts'
import { editTopic, openTopic } from './begin.ts'
import { exportHallByHand, hallByHand } from './by-hand.ts'
import {
  decideTopic,
  draftTopicBallot,
  putOnAgenda,
  tieRequest,
  topicOfBallot,
  topicsOfMeeting,
  topicsOfRequest,
  untieRequest,
} from './chain.ts'
import { exportTopics, listTopics, oneTopic } from './list.ts'
import { answerQuestion, contributionQueue, moderate, settleAmendment } from './moderate.ts'
import { moderateSeveral } from './moderate-several.ts'
import { ownTopic, ownTopics } from './own.ts'
import { openTopicPage, openTopics } from './public.ts'
import { contribute, contributions, noteContribution, ownContributions, withdrawContribution } from './speak.ts'
import { dropTopic, moveTopic, reopenTopic, reportTopic, setTopicDates } from './steps.ts'
import { addTopicTemplate, retireTopicTemplate, setTopicTemplate, topicTemplates } from './templates.ts'

export const topicOperations: readonly Operation[] = [
  listTopics,
  exportTopics,
  openTopic,
  oneTopic,
  hallByHand,
  exportHallByHand,
  editTopic,
  moveTopic,
  setTopicDates,
  tieRequest,
  untieRequest,
  putOnAgenda,
  draftTopicBallot,
  decideTopic,
  reportTopic,
  dropTopic,
  reopenTopic,
  topicsOfRequest,
  topicOfBallot,
  topicsOfMeeting,
  topicTemplates,
  setTopicTemplate,
  addTopicTemplate,
  retireTopicTemplate,
  contributions,
  noteContribution,
  contributionQueue,
  moderate,
  moderateSeveral,
  answerQuestion,
  settleAmendment,
  ownTopics,
  ownTopic,
  ownContributions,
  contribute,
  withdrawContribution,
  openTopics,
  openTopicPage,
]
