import type { Project } from './project.ts'

/** Does a `load_module` name a file that has the module? */
export const loadsModule = (project: Project, module: string): boolean =>
  loadedFiles(project).some((file) => coreOf(file) === coreOf(module))

/** Is there a `load_module` of something the tables do not have? It may define directives and variables. */
export function loadsUnknownModules(project: Project): boolean {
  const files = loadedFiles(project)
  if (files.length === 0) return false
  const known = new Set(project.registry.modules.map(({ name }) => coreOf(name)))
  return files.some((file) => !known.has(coreOf(file)))
}

/** The names of the files without folder and ending: `ngx_http_geoip_module`. */
const loadedFiles = ({ root }: Project): readonly string[] =>
  root.statements
    .filter(({ name, args }) => name === 'load_module' && args.length === 1)
    .map(({ args }) => args[0]!.replace(/^.*\//s, '').replace(/\.\w+$/, ''))

/** Files are called like the modules in them, more or less: `ngx_nchan_module` has `nchan_module`. */
const coreOf = (name: string): string => name.replace(/^ngx_(http_)?|(_filter|_static)?_module$/g, '')
