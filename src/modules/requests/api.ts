/** What other modules may ask of requests: look-ups within what the actor may see, bounded. */
export {
  type FoundItem,
  type FoundRequest,
  findItems,
  findRequests,
  findRequestsByPhone,
} from './server/queries/find.ts'
