export { type Condition, conditionOf } from './condition.ts'
export { type Level, type LocationConf, levelOf, type ServerConf } from './configuration.ts'
export { type Contest, contestOf, type Rival } from './contest.ts'
export { flat, levelAround, levelsIn, serverScopesIn, takerOf } from './levels.ts'
export { type Leaf, leavesOf, serverText, type Tone, toneOf, whatText, whereText } from './outcome.ts'
export { linesOf, type Place, placeOf, written } from './places.ts'
export { type Unreached, unreachedLocations } from './reach.ts'
export { type ServerName, type UnreachedName, unreachedNames } from './reach-names.ts'
export { type Request, type RequestError, requestFor } from './request.ts'
export { requestsMore } from './requested-uris.ts'
export { type Router, routerOf } from './router.ts'
export { endsAlways, type If, type Operation, type Rewrite, scriptOf } from './script.ts'
export { fits, type NamePattern, namesOf } from './server-names.ts'
export { type Socket, socketText } from './sockets.ts'
export { takersIn } from './takers.ts'
export { type Line, type Piece, tell } from './telling.ts'
export {
  type Considered,
  type End,
  type Fork,
  isLoop,
  type Outcome,
  type Redirect,
  type Response,
  type Route,
  type Served,
  type Step,
  type StepKind,
  type Undecided,
  type Way,
} from './trace.ts'
