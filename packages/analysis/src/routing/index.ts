export { type Condition, conditionOf } from './condition.ts'
export { type Level, type LocationConf, levelOf, type ServerConf } from './configuration.ts'
export { type Contest, contestOf, type Rival } from './contest.ts'
export { flat, levelAround, levelsIn, takerOf } from './levels.ts'
export { type Unreached, unreachedLocations } from './reach.ts'
export { type Request, type RequestError, requestFor } from './request.ts'
export { type Router, routerOf } from './router.ts'
export { endsAlways, type If, type Operation, type Rewrite, scriptOf } from './script.ts'
export { type Socket, socketText } from './sockets.ts'
export type {
  Considered,
  End,
  Fork,
  Outcome,
  Redirect,
  Response,
  Route,
  Served,
  Step,
  StepKind,
  Undecided,
  Way,
} from './trace.ts'
