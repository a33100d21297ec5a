import { type Project, type Router, routerOf } from '@nginx-lint/analysis'

const routers = new WeakMap<Project, Router>()

/** A project never changes, nor does where its requests go. */
export function routerFor(project: Project): Router {
  const router = routers.get(project) ?? routerOf(project)
  routers.set(project, router)
  return router
}
