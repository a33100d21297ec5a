import { moduleName } from '@nginx-lint/directives'
import type { CompletionItem, MarkupContent } from 'vscode-languageserver-types'
import { specPage } from '../hover/directive.ts'
import { contents } from '../hover/page.ts'
import { parameterText } from '../hover/parameters.ts'
import { documentationOf } from '../reference.ts'
import { projectsOf, type Workspace } from '../workspace.ts'
import type { CompletionData } from './item.ts'
import { offersIn } from './offers.ts'
import { knownVariable } from './variables.ts'

/** The item with what would be too much for all at once: its documentation, and the detail of which there are many. */
export async function resolveCompletion(workspace: Workspace, item: CompletionItem): Promise<CompletionItem> {
  if (!isOurs(item.data)) return item
  const { detail, documentation } = await restOf(workspace, item.label, item.data)
  return {
    ...item,
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation }),
  }
}

interface Rest {
  readonly detail?: string | undefined
  readonly documentation?: MarkupContent | undefined
}

async function restOf(workspace: Workspace, label: string, data: CompletionData): Promise<Rest> {
  if (data.kind === 'parameter') {
    const manual = await documentationOf('directive', data.name, data.module)
    return { documentation: markdown(manual && parameterText(manual, label)) }
  }
  const [project] = projectsOf(workspace, data.path)
  if (!project) return {}
  if (data.kind === 'variable') {
    const known = knownVariable(project, data.family, label.slice(1))
    if (!known) return {}
    const { name, module } = known
    return {
      detail: moduleName(module),
      documentation: markdown(await documentationOf('variable', name, module.name)),
    }
  }
  const offer = offersIn(project, data.context).find(({ spec }) => spec.name === label)
  return offer ? { detail: offer.detail, documentation: contents([await specPage(offer.spec)], true) } : {}
}

const markdown = (value: string | undefined): MarkupContent | undefined =>
  value === undefined ? undefined : { kind: 'markdown', value }

const TEXTS: Readonly<Record<CompletionData['kind'], readonly string[]>> = {
  directive: ['path', 'context'],
  variable: ['path', 'family'],
  parameter: ['name', 'module'],
}

function isOurs(data: unknown): data is CompletionData {
  const given = (data ?? {}) as Readonly<Record<string, unknown>>
  const texts = Object.entries(TEXTS).find(([kind]) => kind === given.kind)?.[1]
  return texts?.every((name) => typeof given[name] === 'string') === true
}
