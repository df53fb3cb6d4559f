/** What the platform and other modules may call. */
export { actorOf, loadActor } from './server/actor.ts'
